package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The options of a build that the pom can set, without an edit of Cargo.toml. */
@Order(1)
class BuildOptionsIT {

    private static final String PANICS = "#[no_mangle]\npub extern \"C\" fn at(i: usize) -> i64 { vec![1, 2, 3][i] }\n";
    private static final String JAR = "target/mathlib-1.4.0-natives.jar";

    @BeforeEach
    void needZig() {
        Bed.get().require("path.zig");
    }

    /**
     * Builds with debug information, which otherwise names the folder. Files of zig name the folder in which zig was first
     * needed, whenever that was: so there is another before these two, which have names that there never were.
     */
    @Test
    void twoFoldersOneLibrary() {
        String configuration = "<profile>dev</profile><remapPaths>true</remapPaths>"
                + "<targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>";
        String now = Long.toString(System.nanoTime(), 36);
        built("options/first", configuration);
        TestProject here = built("options/here-" + now, configuration);
        TestProject there = built("options/a folder/with spaces/there-" + now, configuration);
        assertThat(text(here))
                .isEqualTo(text(there))
                .contains("/project")
                .doesNotContain(here.path("").toString());
    }

    @Test
    void flagsOfTheUserSurviveTheRenamingOfFolders() {
        TestProject project = TestProject.copy("mathlib", "options/flags")
                .configure("<remapPaths>true</remapPaths>")
                .edit(
                        "src/main/rust/src/lib.rs",
                        text -> text + "#[cfg(special)]\n#[no_mangle]\npub extern \"C\" fn special() {}\n");
        project.maven().with("RUSTFLAGS", "--cfg special").succeeds("ferrule:build", "ferrule:bundle");
        assertThat(text(project)).contains("special");
    }

    @Test
    void aProfileIsOverridden() {
        assertThat(text(built("options/symbols", "<profileOverrides><strip>none</strip></profileOverrides>")))
                .contains(".symtab");
        assertThat(text(built("options/stripped", "<profileOverrides><strip>symbols</strip></profileOverrides>")))
                .doesNotContain(".symtab");
    }

    @Test
    void anOverrideThatCargoDoesNotKnow() {
        TestProject project = TestProject.copy("mathlib", "options/unknown")
                .configure("<profileOverrides><lto>slim</lto></profileOverrides>");
        assertThat(project.maven().fails("ferrule:build").text())
                .contains("FERRULE-015", "<lto> cannot be 'slim'", "lto: off|thin|fat|true|false");
    }

    @Test
    void theOldestMacosIsRustcsOwn() {
        TestProject project = TestProject.copy("mathlib", "options/macos")
                .configure("<targets><target>x86_64-apple-darwin</target></targets>");
        assertThat(project.maven().succeeds("ferrule:build", "-Dferrule.dryRun").text())
                .contains("MACOSX_DEPLOYMENT_TARGET=10.12");
    }

    @Test
    void aLaterMacosThatWasAskedForIsPromised() {
        TestProject project = TestProject.copy("mathlib", "options/later-macos")
                .configure("<targets><target><triple>aarch64-apple-darwin</triple><environment>"
                        + "<MACOSX_DEPLOYMENT_TARGET>13.0</MACOSX_DEPLOYMENT_TARGET></environment></target></targets>");
        assertThat(project.maven().fails("ferrule:build", "ferrule:bundle").text())
                .contains(
                        "FERRULE-320",
                        "needs macOS 13.0; the oldest supported one is 11.0",
                        "<oldestMacos>13.0</oldestMacos>");
        project.maven().succeeds("ferrule:build", "ferrule:bundle", "-Dferrule.oldestMacos=13.0");
        project.maven().with("MACOSX_DEPLOYMENT_TARGET", "13.0").succeeds("ferrule:build", "ferrule:bundle");
    }

    @Test
    void theMacosOfCargosEnvTableIsPromised() {
        TestProject project = TestProject.copy("mathlib", "options/macos-in-cargos-configuration")
                .write("src/main/rust/.cargo/config.toml", "[env]\nMACOSX_DEPLOYMENT_TARGET = \"13.3\"\n")
                .configure("<targets><target>aarch64-apple-darwin</target></targets>");
        assertThat(project.maven().fails("ferrule:build", "ferrule:bundle").text())
                .contains("FERRULE-320", "needs macOS 13.3");
        project.maven().succeeds("ferrule:build", "ferrule:bundle", "-Dferrule.oldestMacos=13.3");
    }

    @Test
    void aConfiguredLinkerDoesNotDropTheGlibcFloor() {
        TestProject project = TestProject.copy("mathlib", "options/linker-and-floor")
                .write("src/main/rust/.cargo/config.toml", "[target.x86_64-unknown-linux-gnu]\nlinker = \"cc\"\n")
                .configure("<targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>");
        for (String goal : List.of("ferrule:build", "ferrule:doctor")) {
            assertThat(project.maven().fails(goal).text())
                    .contains("FERRULE-026", ".cargo/config.toml:2 sets the linker cc", "<backend>zigbuild</backend>");
        }
        project.configure("<targets><target><triple>x86_64-unknown-linux-gnu.2.17</triple>"
                + "<backend>zigbuild</backend></target></targets>");
        project.maven().succeeds("ferrule:build", "ferrule:bundle");
    }

    @Test
    void zigNeedsNoHome() {
        TestProject project = TestProject.copy("mathlib", "options/no-home")
                .configure("<targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>");
        project.maven().with("HOME", "").with("XDG_CACHE_HOME", "").succeeds("ferrule:build", "ferrule:bundle");
    }

    @Test
    void aLibraryForTheBuildMachinesOwnProcessorIsNotPacked() {
        TestProject project = TestProject.copy("mathlib", "options/native-cpu")
                .write(
                        ".cargo/config.toml",
                        "[target.x86_64-unknown-linux-gnu]\nrustflags = [\"-Ctarget-cpu=native\"]\n");
        assertThat(project.maven().fails("ferrule:build", "ferrule:bundle").text())
                .contains("FERRULE-333", "x86_64-unknown-linux-gnu", "-Ctarget-cpu=native");
    }

    @Test
    void callsInsideALibraryStayInsideWhicheverLinkerMadeIt() throws Exception {
        Bed.get().requireProgram("readelf");
        Bed.get().requireProgram("aarch64-linux-gnu-gcc");
        Bed.get().requireProgram("ld.lld");
        TestProject project = TestProject.copy("mathlib", "options/symbolic")
                .configure("<targets><target>x86_64-unknown-linux-gnu.2.17</target>"
                        + "<target>x86_64-unknown-linux-musl</target>"
                        + "<target><triple>aarch64-unknown-linux-gnu</triple><backend>@backend@</backend></target>"
                        + "</targets>");
        String pom = Files.readString(project.path("pom.xml"));
        for (String backend : List.of("zigbuild", "gcc", "clang")) {
            project.write("pom.xml", pom.replace("@backend@", backend));
            project.maven().succeeds("ferrule:build", "ferrule:bundle");
            for (String folder : List.of("linux-x86-64", "linux-x86-64-musl", "linux-aarch64")) {
                assertThat(dynamicSection(project, folder))
                        .as(backend + " for " + folder)
                        .contains("SYMBOLIC");
            }
        }
        project.configure(""); // zig takes no other flag of this family, this machine's linker does
        project.maven()
                .with("RUSTFLAGS", "-C link-arg=-Wl,-Bsymbolic-functions")
                .succeeds("ferrule:build", "ferrule:bundle");
        assertThat(dynamicSection(project, "linux-x86-64"))
                .as("the user has decided")
                .doesNotContain("SYMBOLIC");
    }

    private static String dynamicSection(TestProject project, String folder) throws IOException {
        Path file = project.path("target/" + folder + ".so");
        Files.write(file, project.jar(JAR).bytes(folder + "/libmathlib.so"));
        return new BedProgram("/usr/bin/readelf", Map.of()).run(project.path("."), "--dynamic", file.toString());
    }

    /** Both goals in one lifecycle, as in the quickstart: the crate is compiled once, and then not again. */
    @Test
    void theTestedLibraryIsTheReleasedOne() {
        TestProject project = TestProject.copy("mathlib", "options/develop")
                .configure("<targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>")
                .edit("pom.xml", pom -> pom.replace("<goal>build</goal>", "<goal>develop</goal><goal>build</goal>"));
        MavenLog log = project.maven().succeeds("package");
        assertThat(log.lines().stream().filter(line -> line.contains("Compiling mathlib")))
                .hasSize(1);
        assertThat(project.path("target/test-classes/linux-x86-64/libmathlib.so"))
                .hasBinaryContent(project.jar(JAR).bytes("linux-x86-64/libmathlib.so"));
        assertThat(log.text())
                .contains("building mathlib with zigbuild for x86_64-unknown-linux-gnu.2.17")
                .containsPattern("x86_64-unknown-linux-gnu\\.2\\.17 +zigbuild .* built")
                .containsPattern("x86_64-unknown-linux-gnu\\.2\\.17 +zigbuild .* up to date");
        assertThat(project.maven().succeeds("package").text())
                .doesNotContain("Compiling mathlib")
                .doesNotContainPattern("zigbuild .* built");
    }

    /** rustup passes the name of the toolchain to the programs that it starts, so the crate can print it. */
    @Test
    void theFileInTheCratesFolderDecidesAboutTheToolchainAndTheUserBeforeIt() {
        TestProject project = TestProject.copy("mathlib", "options/toolchain")
                .edit(
                        "src/main/rust/src/lib.rs",
                        text -> text + "#[no_mangle]\npub static BUILT_BY: &str = concat!(\"toolchain=\", "
                                + "env!(\"RUSTUP_TOOLCHAIN\"));\n")
                .write("src/main/rust/rust-toolchain.toml", "[toolchain]\nchannel = \"by-file\"\n");
        Path home = project.path("rustup-home").toAbsolutePath();
        BedProgram rustup = BedProgram.rust("rustup").with("RUSTUP_HOME", home.toString());
        String toolchain = Bed.get().require("rust.home") + "/toolchains/stable-x86_64-unknown-linux-gnu";
        for (String name : List.of("by-file", "by-pom")) {
            rustup.run(project.path("."), "toolchain", "link", name, toolchain);
        }
        MavenRun maven = project.maven().with("RUSTUP_HOME", home.toString());
        maven.succeeds("ferrule:build", "ferrule:bundle");
        assertThat(text(project)).contains("toolchain=by-file");
        maven.succeeds("ferrule:build", "ferrule:bundle", "-Dferrule.toolchain=by-pom");
        assertThat(text(project)).contains("toolchain=by-pom");
    }

    private static TestProject built(String name, String configuration) {
        TestProject project = TestProject.copy("mathlib", name)
                .configure(configuration)
                .edit("src/main/rust/src/lib.rs", text -> text + PANICS);
        project.maven().succeeds("ferrule:build", "ferrule:bundle");
        return project;
    }

    private static String text(TestProject project) {
        return new String(project.jar(JAR).bytes("linux-x86-64/libmathlib.so"), StandardCharsets.ISO_8859_1);
    }
}
