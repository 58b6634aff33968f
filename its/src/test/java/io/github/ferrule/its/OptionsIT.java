package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.TestProject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be said of a build in the pom, without an edit of Cargo.toml. */
class OptionsIT {

    private static final String PANICS = "#[no_mangle]\npub extern \"C\" fn at(i: usize) -> i64 { vec![1, 2, 3][i] }\n";
    private static final String JAR = "target/mathlib-1.4.0-natives.jar";

    @BeforeEach
    void needZig() {
        Bed.get().require("path.zig");
    }

    /** With debug information, which otherwise names the folder; by cargo, as zig's own objects name where zig first ran. */
    @Test
    void twoFoldersOneLibrary() {
        String configuration = "<profile>dev</profile><remapPaths>true</remapPaths>"
                + "<targets><target>x86_64-unknown-linux-gnu</target></targets>";
        TestProject here = built("options/here", configuration);
        TestProject there = built("options/a folder/with spaces/there", configuration);
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
                        "needs macOS 13.0; the oldest to be supported is 11.0",
                        "<oldestMacos>13.0</oldestMacos>");
        project.maven().succeeds("ferrule:build", "ferrule:bundle", "-Dferrule.oldestMacos=13.0");
        project.maven().with("MACOSX_DEPLOYMENT_TARGET", "13.0").succeeds("ferrule:build", "ferrule:bundle");
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
