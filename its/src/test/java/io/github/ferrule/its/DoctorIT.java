package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** One goal lists everything that is missing, and fails only if a target needs it. */
class DoctorIT {

    private TestProject project;

    @BeforeEach
    void copyProject(TestInfo test) {
        Bed.get().require("path.zig");
        project = TestProject.copy(
                "mathlib", "doctor/" + test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void aMachineThatHasEverything() {
        targets("x86_64-unknown-linux-gnu.2.17", "aarch64-unknown-linux-musl");
        assertThat(project.maven().succeeds("ferrule:doctor").text())
                .containsPattern("ok +tool +rustc +\\d+\\.\\d+\\.\\d+ +/")
                .containsPattern("ok +tool +zig +" + Bed.get().require("version.zig"))
                .containsPattern("ok +tool +cargo-zigbuild +" + Bed.get().require("version.cargo-zigbuild"))
                .containsPattern("ok +target +aarch64-unknown-linux-musl +\\S+ +built by zigbuild")
                .containsPattern("(ok|absent) +emulator +qemu-aarch64-static")
                .contains("verdict: every target can be built on this machine");
    }

    @Test
    void everythingThatIsMissingAtOnce() {
        targets("loongarch64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "x86_64-unknown-freebsd");
        assertThat(without("cross", "cargo-zigbuild", "zig")
                        .with("CARGO_ZIGBUILD_PYTHON_PATH", "no-python")
                        .fails("ferrule:doctor", "-Dferrule.provision=never", "-Dferrule.toolCache=target/no-tools")
                        .text())
                .contains("FERRULE-025  tool zig is missing, needed by loongarch64-unknown-linux-gnu")
                .contains("FERRULE-025  tool cargo-xwin is missing, needed by x86_64-pc-windows-msvc")
                .contains("FERRULE-025  tool cross is missing, needed by x86_64-unknown-freebsd")
                .contains("FERRULE-025  target loongarch64-unknown-linux-gnu is missing")
                .contains("rustup target add loongarch64-unknown-linux-gnu")
                .contains("cargo install --locked cargo-xwin", "pip install ziglang==0.17.0.post0");
    }

    @Test
    void aToolThatFerruleInstallsIsNotAFailure() {
        targets("x86_64-unknown-linux-musl");
        assertThat(without("cargo-zigbuild", "zig")
                        .with("CARGO_ZIGBUILD_PYTHON_PATH", "no-python")
                        .succeeds("ferrule:doctor", "-Dferrule.toolCache=target/no-tools")
                        .text())
                .containsPattern("will be installed +tool +zig")
                .contains("needed by x86_64-unknown-linux-musl");
        assertThat(project.has("target/no-tools")).isFalse();
    }

    @Test
    void aReportForPrograms() {
        targets("x86_64-unknown-linux-musl");
        assertThat(project.maven()
                        .succeeds("-q", "ferrule:doctor", "-Dferrule.format=json", "-Dferrule.reportFile=target/d.json")
                        .text())
                .contains("\"healthy\" : true", "\"name\" : \"x86_64-unknown-linux-musl\"");
        assertThat(project.path("target/d.json"))
                .content()
                .startsWith("{")
                .contains("\"name\" : \"macOS SDK\"")
                .endsWith("}");
    }

    private void targets(String... targets) {
        project.configure("<targets><target>" + String.join("</target><target>", targets) + "</target></targets>");
    }

    private MavenRun without(String... programs) {
        String path = Arrays.stream(Bed.get().environment().get("PATH").split(File.pathSeparator))
                .filter(folder -> Arrays.stream(programs).noneMatch(program -> Files.exists(Path.of(folder, program))))
                .collect(Collectors.joining(File.pathSeparator));
        return project.maven().with("PATH", path);
    }
}
