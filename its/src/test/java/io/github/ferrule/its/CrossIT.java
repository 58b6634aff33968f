package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.Platforms;
import io.github.ferrule.its.bed.Program;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import org.junit.jupiter.api.Test;

/** The container of {@code cross} compiles what needs a C compiler for the target. */
class CrossIT {

    private static final String TARGET = "aarch64-unknown-linux-gnu";

    @Test
    void aCrateWithCIsBuiltInTheContainerAndRuns() {
        TestProject project = crateWithC();
        Bed.get().require("docker.host");
        Program.rust("cargo").run(project.path("src/main/rust"), "fetch");
        String toolchains = Program.rust("rustup").run(project.path("."), "toolchain", "list", "-v");

        MavenLog log = project.maven().succeeds("package");

        assertThat(log.text()).contains(TARGET + " ", "cross ").doesNotContain("Falling back to `cargo`");
        assertThat(project.has("src/main/rust/target/cross/" + TARGET)).isTrue();
        assertThat(Program.rust("rustup").run(project.path("."), "toolchain", "list", "-v"))
                .isEqualTo(toolchains);
        String answer = Program.of("java.aarch64")
                .run(
                        project.path("."),
                        "-cp",
                        ClassPath.of(
                                project.path("target/mathlib-1.4.0.jar"),
                                project.path("target/mathlib-1.4.0-linux-aarch_64.jar")),
                        "com.acme.MathLib");
        assertThat(answer).contains("40 + 2 = 42 on Linux aarch64");
        Platforms.executed(TARGET, "built by cross with C in it; Java 25 under qemu");
    }

    @Test
    void thePlanSaysThatCrossTomlDecides() {
        Bed.get().require("path.cross");
        assertThat(crateWithC()
                        .maven()
                        .succeeds("ferrule:build", "-Dferrule.dryRun")
                        .text())
                .contains(TARGET + " -> cross: Cross.toml has a section for it");
    }

    /** The container of the bed has no network: what cargo needs is fetched before, as on a machine behind a proxy. */
    private static TestProject crateWithC() {
        return TestProject.copy("mathlib", "cross")
                .configure("<targets><target>" + TARGET + "</target></targets>"
                        + "<cargoArguments><argument>--offline</argument></cargoArguments>")
                .edit("src/main/rust/Cargo.toml", text -> text + "[build-dependencies]\ncc = \"=1.2.30\"\n")
                .write(
                        "src/main/rust/build.rs",
                        "fn main() { cc::Build::new().file(\"src/sum.c\").compile(\"sum\"); }\n")
                .write("src/main/rust/src/sum.c", "long long sum(long long a, long long b) { return a + b; }\n")
                .write("src/main/rust/src/lib.rs", """
                        extern "C" {
                            fn sum(a: i64, b: i64) -> i64;
                        }

                        #[no_mangle]
                        pub extern "C" fn add(a: i64, b: i64) -> i64 {
                            unsafe { sum(a, b) }
                        }
                        """)
                .write(
                        "src/main/rust/Cross.toml",
                        "[target." + TARGET + "]\nimage = \"" + Bed.get().require("cross.image." + TARGET) + "\"\n");
    }
}
