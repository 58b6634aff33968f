package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two clean builds, in folders of other length and with the caches of another user, and every jar of them. */
@Order(1)
class ReproducibleIT {

    private static final List<String> TARGETS = List.of(
            "x86_64-unknown-linux-gnu.2.17",
            "aarch64-unknown-linux-gnu.2.17",
            "x86_64-unknown-linux-musl",
            "x86_64-pc-windows-gnu",
            "aarch64-apple-darwin");

    private static final String REMAP = "-Dferrule.remapPaths";

    private static TestProject one;
    private static TestProject other;

    @BeforeAll
    static void buildTwice() throws IOException {
        Bed.get().require("rust.targets");
        one = project("reproducible");
        other = project("reproducible-in-a-folder-with-a-much-longer-name");
        build(one, Path.of(Bed.get().require("cargo.home"))).succeeds("package", REMAP);
        build(other, Files.createTempDirectory(Path.of("target").toAbsolutePath(), "another-cargo-home"))
                // zig's and cargo-zigbuild's; kept, because zig then compiles each platform's C library only once
                .with("XDG_CACHE_HOME", Bed.kept("cache-of-another-user").toString())
                .succeeds("package", REMAP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-natives",
                "-linux-x86_64",
                "-linux-aarch_64",
                "-linux-x86_64-musl",
                "-windows-x86_64",
                "-osx-aarch_64"
            })
    void theJarIsTheSameToTheByte(String classifier) {
        String jar = "target/mathlib-1.4.0" + classifier + ".jar";
        assertThat(one.path(jar)).hasSameBinaryContentAs(other.path(jar));
    }

    @Test
    void theGoalComparesWithAnEarlierBuild() {
        build(one, Path.of(Bed.get().require("cargo.home")))
                .succeeds(
                        "package",
                        REMAP,
                        "-Dferrule.reference=" + other.path("target").toAbsolutePath());
    }

    @Test
    void aDifferenceIsNamedByEntry() {
        TestProject changed = project("reproducible-changed")
                .edit("src/main/rust/src/lib.rs", source -> source.replace("wrapping_add", "wrapping_sub"));
        assertThat(build(changed, Path.of(Bed.get().require("cargo.home")))
                        .fails(
                                "package",
                                REMAP,
                                "-Dferrule.reference=" + one.path("target").toAbsolutePath())
                        .text())
                .contains("FERRULE-407", "darwin-aarch64/libmathlib.dylib differs at byte");
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

    private static MavenRun build(TestProject project, Path cargoHome) {
        return project.maven().with("CARGO_HOME", cargoHome.toString());
    }
}
