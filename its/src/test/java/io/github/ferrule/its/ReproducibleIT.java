package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two clean builds, in folders of other length and with another cargo home, and every jar of them. */
class ReproducibleIT {

    private static final List<String> TARGETS = List.of(
            "x86_64-unknown-linux-gnu.2.17",
            "aarch64-unknown-linux-gnu.2.17",
            "x86_64-unknown-linux-musl",
            "x86_64-pc-windows-gnu");

    private static TestProject one;
    private static TestProject other;

    @BeforeAll
    static void buildTwice() throws IOException {
        Bed.get().require("rust.targets");
        one = project("reproducible");
        other = project("reproducible-in-a-folder-with-a-much-longer-name");
        build(one, Path.of(Bed.get().require("cargo.home"))).succeeds("package");
        build(other, Files.createTempDirectory("another-cargo-home")).succeeds("package");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-natives", "-linux-x86_64", "-linux-aarch_64", "-linux-x86_64-musl", "-windows-x86_64"})
    void theJarIsTheSameToTheByte(String classifier) {
        String jar = "target/mathlib-1.4.0" + classifier + ".jar";
        assertThat(one.path(jar)).hasSameBinaryContentAs(other.path(jar));
    }

    @Test
    void theGoalComparesWithAnEarlierBuild() {
        build(one, Path.of(Bed.get().require("cargo.home")))
                .succeeds(
                        "package", "-Dferrule.reference=" + other.path("target").toAbsolutePath());
    }

    @Test
    void aDifferenceIsNamedByEntry() {
        TestProject changed = project("reproducible-changed")
                .edit("src/main/rust/src/lib.rs", source -> source.replace("wrapping_add", "wrapping_sub"));
        assertThat(build(changed, Path.of(Bed.get().require("cargo.home")))
                        .fails(
                                "package",
                                "-Dferrule.reference=" + one.path("target").toAbsolutePath())
                        .text())
                .contains("FERRULE-407", "/libmathlib.so differs from byte");
    }

    /** Formats, generics and a crate of the registry: their panic messages hold paths of the machine. */
    private static TestProject project(String name) {
        return TestProject.copy("mathlib", name)
                .configure("<targets><target>" + String.join("</target><target>", TARGETS) + "</target></targets>")
                .edit("src/main/rust/Cargo.toml", toml -> toml + """

                        [dependencies]
                        itoa = "1"

                        [profile.release]
                        strip = true
                        """)
                .edit("src/main/rust/src/lib.rs", source -> source + """

                        #[no_mangle]
                        pub extern "C" fn digits(number: i64) -> usize {
                            let mut buffer = itoa::Buffer::new();
                            let text = buffer.format(number);
                            assert!(!text.is_empty(), "no digit in {number}");
                            text.len()
                        }
                        """);
    }

    /** The machine's paths are mapped by flags that a project can set for itself; flags in the pom would be in the jar. */
    private static MavenRun build(TestProject project, Path cargoHome) {
        MavenRun run = project.maven().with("CARGO_HOME", cargoHome.toString());
        String flags =
                " --remap-path-prefix=" + project.path(".").toAbsolutePath().normalize()
                        + "=/project --remap-path-prefix=" + cargoHome + "=/cargo";
        for (String target : TARGETS) {
            String triple = target.replaceFirst("\\..*", "");
            String variable = "CARGO_TARGET_" + triple.toUpperCase(Locale.ROOT).replace('-', '_') + "_RUSTFLAGS";
            run.with(variable, Bed.get().find("rustflags." + triple).orElse("") + flags);
        }
        return run;
    }
}
