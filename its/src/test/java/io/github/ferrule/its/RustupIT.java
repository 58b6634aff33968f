package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Program;
import io.github.ferrule.its.maven.MavenLog;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Rust's standard library for a target comes by rustup, for all targets at once. */
class RustupIT {

    @Test
    void aToolchainWithNothingButItsOwnTargetGetsTheOthers() {
        TestProject project = TestProject.copy("mathlib", "rustup")
                .configure("<targets><target>aarch64-unknown-linux-gnu.2.17</target>"
                        + "<target>x86_64-unknown-linux-musl</target></targets>");
        Path home = project.path("rustup-home");
        Program.rust("rustup")
                .with("RUSTUP_HOME", home.toString())
                .run(project.path("."), "toolchain", "install", "stable", "--profile", "minimal", "--no-self-update");

        MavenLog log = project.maven()
                .with("RUSTUP_HOME", home.toString())
                .with("RUSTUP_TOOLCHAIN", "stable")
                .succeeds("ferrule:build", "ferrule:bundle");

        assertThat(log.lines().stream().filter(line -> line.contains("with rustup")))
                .singleElement()
                .asString()
                .endsWith("installing Rust's standard library for aarch64-unknown-linux-gnu x86_64-unknown-linux-musl"
                        + " with rustup");
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly("linux-aarch64/libmathlib.so", "linux-x86-64-musl/libmathlib.so");
        assertThat(project.maven()
                        .with("RUSTUP_HOME", home.toString())
                        .with("RUSTUP_TOOLCHAIN", "stable")
                        .succeeds("ferrule:build")
                        .text())
                .doesNotContain("with rustup");
    }
}
