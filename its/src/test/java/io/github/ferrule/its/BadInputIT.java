package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Users' mistakes end with a message that names the mistake, the target, and the line to paste. */
class BadInputIT {

    private TestProject project;

    @BeforeEach
    void copyProject(TestInfo test) {
        project = TestProject.copy(
                "mathlib", "bad/" + test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void aFolderWithoutCargoToml() {
        project.delete("src/main/rust");
        assertThat(failure()).contains("FERRULE-001", "src/main/rust: has no Cargo.toml", "mvn ferrule:init");
        project.maven().succeeds("ferrule:init");
        project.maven().unoptimized().succeeds("ferrule:build");
    }

    @Test
    void aCargoTomlThatIsNotToml() {
        project.write("src/main/rust/Cargo.toml", "[package\nname = 'mathlib'\n");
        assertThat(failure()).contains("FERRULE-002", "Cargo.toml: is not valid TOML", "line 1, column 9");
    }

    @Test
    void aCargoTomlThatCargoRejects() {
        project.edit("src/main/rust/Cargo.toml", text -> text.replace("version = \"0.1.0\"", "version = \"one\""));
        assertThat(failure()).contains("FERRULE-002", "cargo cannot read the crate", "cargo metadata --no-deps");
    }

    @Test
    void aCrateWithoutCdylib() {
        project.edit("src/main/rust/Cargo.toml", text -> text.replace("\"cdylib\", ", ""));
        assertThat(failure())
                .contains(
                        "FERRULE-003",
                        "mathlib: its Cargo.toml declares no cdylib",
                        "crate-type = [\"cdylib\", \"rlib\"]",
                        "mvn ferrule:init");
        project.maven().succeeds("ferrule:init");
        project.maven().unoptimized().succeeds("ferrule:build");
    }

    @Test
    void aCompileErrorIsVisibleEvenWhenMavenIsQuiet() {
        project.write("src/main/rust/src/lib.rs", "pub fn broken() -> i64 { \"text\" }\n");
        String quiet = project.maven().fails("-q", "ferrule:build").text();
        assertThat(quiet)
                .contains("error[E0308]", "mismatched types", "src/lib.rs:1:26")
                .contains("FERRULE-101", "x86_64-unknown-linux-gnu: cargo failed with exit code 101");
    }

    @Test
    void aTripleThatIsNotATriple() {
        targets("Linux x86");
        assertThat(failure()).contains("FERRULE-010", "Linux x86: not a target", "rustc --print target-list");
    }

    @Test
    void aTripleThatTheCompilerDoesNotKnow() {
        targets("x86_64-unknown-linux-gnux");
        assertThat(failure())
                .contains("FERRULE-010", "x86_64-unknown-linux-gnux: rustc knows no such target")
                .contains("closest: x86_64-unknown-linux-gnu");
    }

    @Test
    void aTargetWhoseStandardLibraryCannotBeHad() {
        targets("loongarch64-unknown-linux-gnu");
        assertThat(failure())
                .contains(
                        "FERRULE-020", "loongarch64-unknown-linux-gnu: Rust's standard library for it is not installed")
                .contains("run  rustup target add loongarch64-unknown-linux-gnu");
    }

    @Test
    void aTargetWhoseStandardLibraryMayNotBeInstalled() {
        targets("loongarch64-unknown-linux-gnu");
        assertThat(project.maven()
                        .fails("ferrule:build", "-Dferrule.provision=never")
                        .text())
                .contains("FERRULE-020", "provisioning is off", "run  rustup target add loongarch64-unknown-linux-gnu")
                .doesNotContain("installing Rust's standard library");
    }

    @Test
    void aGlibcFloorThatIsNotAVersion() {
        targets("x86_64-unknown-linux-gnu.2.x");
        assertThat(failure())
                .contains("FERRULE-011", "x86_64-unknown-linux-gnu: '2.x' is not a glibc floor")
                .contains("<target>x86_64-unknown-linux-gnu.2.17</target>");
    }

    @Test
    void aGlibcFloorThatNoGlibcHas() {
        targets("aarch64-unknown-linux-gnu.9.99");
        assertThat(failure()).contains("FERRULE-011", "aarch64-unknown-linux-gnu: '9.99' is not a glibc floor");
    }

    @Test
    void aGlibcFloorForATargetWithoutGlibc() {
        targets("x86_64-unknown-linux-musl.2.17");
        assertThat(failure()).contains("FERRULE-012", "<target>x86_64-unknown-linux-musl</target>");
    }

    @Test
    void oneTripleWithTwoFloors() {
        targets("x86_64-unknown-linux-gnu.2.17", "x86_64-unknown-linux-gnu.2.28");
        assertThat(failure())
                .contains("FERRULE-013", "x86_64-unknown-linux-gnu.2.17 and x86_64-unknown-linux-gnu.2.28")
                .contains("remove one of the two  <target>");
    }

    @Test
    void twoTriplesForOnePlatform() {
        targets("x86_64-pc-windows-gnu", "x86_64-pc-windows-gnullvm");
        assertThat(failure()).contains("FERRULE-014", "both would be the library for windows-x86_64");
    }

    @Test
    void aBackendThatDoesNotExist() {
        project.configure("<backend>zig</backend><targets><target>x86_64-unknown-linux-gnu</target></targets>");
        assertThat(failure())
                .contains("FERRULE-015", "backend: 'zig' is not one of", "cargo, zigbuild, gcc, clang, xwin, cross");
    }

    @Test
    void aBackendThatCannotBuildTheTarget() {
        project.configure("<backend>cargo</backend><targets><target>aarch64-apple-darwin</target></targets>");
        assertThat(failure())
                .contains("FERRULE-023", "aarch64-apple-darwin: cannot be built here")
                .contains("CARGO_TARGET_AARCH64_APPLE_DARWIN_LINKER is not set");
    }

    @Test
    void cargoIsMissing() throws Exception {
        Path bin = Files.createDirectories(project.path("bin"));
        for (String tool :
                new String[] {"sh", "bash", "dirname", "uname", "basename", "expr", "sed", "tr", "cat", "ls"}) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
        }
        MavenLog log = project.maven().with("PATH", bin.toString()).fails("ferrule:build");
        assertThat(log.text()).contains("FERRULE-006", "rustc: is not on the PATH", "https://rustup.rs");
    }

    @Test
    void aWorkspaceWithTwoLibrariesAndNoChoice() {
        workspace("one", "two");
        assertThat(failure()).contains("FERRULE-004", "packages with a cdylib: one, two", "<package>one</package>");
    }

    @Test
    void aPackageThatTheWorkspaceDoesNotHave() {
        workspace("one", "two").configure("<package>three</package>");
        assertThat(failure()).contains("FERRULE-005", "the workspace has no package 'three'", "it has one, two");
    }

    @Test
    void aMuslTargetThatWouldYieldNoLibrary() {
        targets("x86_64-unknown-linux-musl");
        MavenLog log = project.maven()
                .with("RUSTFLAGS", "-C target-feature=+crt-static")
                .fails("ferrule:build", "ferrule:bundle");
        assertThat(log.text())
                .contains("FERRULE-102", "x86_64-unknown-linux-musl: cargo reported success but built no cdylib")
                .contains("-C target-feature=-crt-static");
        assertThat(project.has("target/mathlib-1.4.0-natives.jar")).isFalse();
    }

    private String failure() {
        return project.maven().fails("ferrule:build").text();
    }

    private void targets(String... targets) {
        project.configure("<targets><target>" + String.join("</target><target>", targets) + "</target></targets>");
    }

    private TestProject workspace(String... members) {
        project.write(
                "src/main/rust/Cargo.toml",
                "[workspace]\nresolver = \"2\"\nmembers = [\"*\"]\nexclude = [\"src\", \"target\"]\n");
        for (String member : members) {
            project.write(
                            "src/main/rust/" + member + "/Cargo.toml",
                            "[package]\nname = \"" + member
                                    + "\"\nversion = \"0.1.0\"\n[lib]\ncrate-type = [\"cdylib\"]\n")
                    .write(
                            "src/main/rust/" + member + "/src/lib.rs",
                            "#[no_mangle]\npub extern \"C\" fn " + member + "() {}\n");
        }
        return project;
    }
}
