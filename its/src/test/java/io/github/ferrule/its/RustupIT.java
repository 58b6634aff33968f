package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.RustupCalls;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A machine with Rust as rustup first installs it gets the standard libraries that a build needs. */
class RustupIT {

    private TestProject project;
    private RustupCalls rustup;

    @BeforeEach
    void installRustForThisMachineAlone(TestInfo test) {
        Bed.get().require("rust.dist.server");
        project = TestProject.copy(
                "mathlib", "rustup/" + test.getTestMethod().orElseThrow().getName());
        BedProgram program = BedProgram.rust("rustup").with("RUSTUP_HOME", home().toString());
        program.run(project.path("."), "toolchain", "install", "stable", "--profile", "minimal", "--no-self-update");
        program.run(project.path("."), "default", "stable");
        rustup = RustupCalls.into(project.path("rustup-calls"));
    }

    @Test
    void allThatIsMissingComesInOneCall() {
        targets("x86_64-unknown-linux-gnu.2.17", "aarch64-unknown-linux-gnu.2.17", "x86_64-unknown-linux-musl");
        maven().succeeds("ferrule:build", "ferrule:bundle");
        assertThat(rustup.lines()).containsExactly("target add aarch64-unknown-linux-gnu x86_64-unknown-linux-musl");
        assertThat(project.jar("target/mathlib-1.4.0-natives.jar").libraries())
                .containsExactly(
                        "linux-aarch64/libmathlib.so", "linux-x86-64-musl/libmathlib.so", "linux-x86-64/libmathlib.so");

        maven().succeeds("ferrule:build");
        assertThat(rustup.lines()).hasSize(1);
    }

    @Test
    void aTargetThatTheServerDoesNotHaveIsNamed() {
        targets("aarch64-unknown-linux-gnu.2.17", "loongarch64-unknown-linux-gnu");
        assertThat(maven().fails("ferrule:build").text())
                .contains("FERRULE-020  loongarch64-unknown-linux-gnu: Rust's standard library for it is not installed")
                .contains("run  rustup target add loongarch64-unknown-linux-gnu")
                .doesNotContain("Compiling");
    }

    @Test
    void rustupIsNotAskedForUnknownTargets() {
        targets("aarch64-unknown-linux-gnu.2.17", "loongarch64-unknown-linux-gnux");
        assertThat(maven().fails("ferrule:build").text())
                .contains("FERRULE-010  loongarch64-unknown-linux-gnux: rustc knows no such target")
                .contains("closest: loongarch64-unknown-linux-gnu");
        assertThat(rustup.lines()).isEmpty();
    }

    @Test
    void aForbiddenInstallationIncludesRustupsOwn() {
        project.write("src/main/rust/rust-toolchain.toml", "[toolchain]\nchannel = \"1.96.0\"\n");
        for (String forbidden : new String[] {"-Dferrule.provision=never", "-o"}) {
            assertThat(maven().fails("ferrule:build", forbidden).text())
                    .contains("FERRULE-024", "run  rustup toolchain install 1.96.0");
            assertThat(home().resolve("toolchains/1.96.0-x86_64-unknown-linux-gnu"))
                    .doesNotExist();
        }
    }

    private MavenRun maven() {
        return project.maven().with("RUSTUP_HOME", home().toString()).with("PATH", rustup.path());
    }

    private Path home() {
        return project.path("rustup-home").toAbsolutePath();
    }

    private void targets(String... targets) {
        project.configure("<targets><target>" + String.join("</target><target>", targets) + "</target></targets>");
    }
}
