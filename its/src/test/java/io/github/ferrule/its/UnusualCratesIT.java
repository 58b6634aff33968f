package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.maven.TestProject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Crates that cargo accepts and other tools trip over are built. */
class UnusualCratesIT {

    private static final String MANIFEST = "src/main/rust/Cargo.toml";

    private TestProject project;

    @BeforeEach
    void copyProject(TestInfo test) {
        project = TestProject.copy(
                "mathlib", "unusual/" + test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void aCrateWithoutLockFile() {
        assertThat(project.has("src/main/rust/Cargo.lock")).isFalse();
        assertThat(bundled()).containsExactly("linux-x86-64/libmathlib.so");
    }

    @Test
    void theOldSpellingOfCrateType() {
        project.edit(MANIFEST, text -> text.replace("crate-type", "crate_type"));
        assertThat(bundled()).containsExactly("linux-x86-64/libmathlib.so");
    }

    @Test
    void aLibraryNameThatIsNotThePackageName() {
        project.edit(MANIFEST, text -> text.replace("[lib]", "[lib]\nname = \"arithmetic\""));
        assertThat(bundled()).containsExactly("linux-x86-64/libarithmetic.so");
    }

    @Test
    void aPackageNameWithHyphens() {
        project.edit(MANIFEST, text -> text.replace("name = \"mathlib\"", "name = \"math-lib-core\""));
        assertThat(bundled()).containsExactly("linux-x86-64/libmath_lib_core.so");
    }

    @Test
    void aLibraryNamedLikeOneOfItsDependencies() {
        project.edit(
                        MANIFEST,
                        text -> text.replace("name = \"mathlib\"", "name = \"outer\"")
                                .replace(", \"rlib\"", "")
                                .replace("[lib]", "[lib]\nname = \"mathlib\"")
                                .concat("[dependencies]\ninner = { path = \"inner\", package = \"mathlib\" }\n"))
                .write(
                        "src/main/rust/inner/Cargo.toml",
                        "[package]\nname = \"mathlib\"\nversion = \"0.1.0\"\n[lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n")
                .write(
                        "src/main/rust/inner/src/lib.rs",
                        "pub fn twice(a: i64) -> i64 { a * 2 }\n#[no_mangle]\npub extern \"C\" fn only_inner() {}\n")
                .write(
                        "src/main/rust/src/lib.rs",
                        "#[no_mangle]\npub extern \"C\" fn only_outer(a: i64) -> i64 { inner::twice(a) }\n");
        assertThat(bundled()).containsExactly("linux-x86-64/libmathlib.so");
        assertThat(new String(
                        project.jar("target/mathlib-1.4.0-natives.jar").bytes("linux-x86-64/libmathlib.so"),
                        StandardCharsets.ISO_8859_1))
                .contains("only_outer");
    }

    @Test
    void aMemberThatIsNotAmongTheDefaultOnes() {
        project.write(
                        MANIFEST,
                        "[workspace]\nresolver = \"2\"\nmembers = [\"app\", \"core\"]\ndefault-members = [\"app\"]\n")
                .write("src/main/rust/app/Cargo.toml", "[package]\nname = \"app\"\nversion = \"0.1.0\"\n")
                .write("src/main/rust/app/src/main.rs", "fn main() {}\n")
                .write(
                        "src/main/rust/core/Cargo.toml",
                        "[package]\nname = \"core-lib\"\nversion = \"0.1.0\"\n[lib]\ncrate-type = [\"cdylib\"]\n")
                .write("src/main/rust/core/src/lib.rs", "#[no_mangle]\npub extern \"C\" fn core() {}\n");
        assertThat(bundled()).containsExactly("linux-x86-64/libcore_lib.so");
    }

    @Test
    void aTargetFolderAndATargetOfTheUsersOwn() {
        project.write(
                "src/main/rust/.cargo/config.toml",
                "[build]\ntarget-dir = \"../../../elsewhere\"\ntarget = \"x86_64-unknown-linux-gnu\"\n");
        assertThat(bundled()).containsExactly("linux-x86-64/libmathlib.so");
        assertThat(project.has("elsewhere/x86_64-unknown-linux-gnu/release/libmathlib.so"))
                .isTrue();
    }

    @Test
    void aProfileOfTheUsersOwn() {
        project.edit(MANIFEST, text -> text + "[profile.dist]\ninherits = \"release\"\nstrip = true\n")
                .configure("<profile>dist</profile>");
        assertThat(bundled()).containsExactly("linux-x86-64/libmathlib.so");
    }

    @Test
    void aPathWithSpacesAndLettersOfOtherAlphabets() {
        project = TestProject.copy("mathlib", "unusual/ein Ordner mit Größe, 数学 & σίδηρος");
        project.configure("<targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>");
        assertThat(bundled()).containsExactly("linux-x86-64/libmathlib.so");
    }

    @Test
    void flagsOfTheUserSurvive() {
        project.edit(
                        "src/main/rust/src/lib.rs",
                        text -> text + "#[cfg(special)]\n#[no_mangle]\npub extern \"C\" fn special() {}\n")
                .configure("<targets><target>x86_64-unknown-linux-musl</target></targets>");
        project.maven().with("RUSTFLAGS", "--cfg special").succeeds("ferrule:build", "ferrule:bundle");
        assertThat(new String(
                        project.jar("target/mathlib-1.4.0-natives.jar").bytes("linux-x86-64-musl/libmathlib.so"),
                        StandardCharsets.ISO_8859_1))
                .contains("special");
    }

    private Iterable<String> bundled() {
        project.maven().succeeds("ferrule:build", "ferrule:bundle");
        return project.jar("target/mathlib-1.4.0-natives.jar").libraries();
    }
}
