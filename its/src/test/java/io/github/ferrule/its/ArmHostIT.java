package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.bed.ExecutionRecord;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.MavenRun;
import io.github.ferrule.its.maven.TestProject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The plugin in a real Maven on a Java for aarch64 Linux, under qemu. Rust for that machine does not run here: {@code rustc}
 * is the bed's, which is made to name aarch64 as its host.
 */
@Order(1)
class ArmHostIT {

    private static final String ARM = "aarch64-unknown-linux-gnu";
    private static final String X86_64 = "x86_64-unknown-linux-gnu";
    private static final String NATIVES = "target/mathlib-1.4.0-natives.jar";

    private static TestProject project;
    private static String log;

    @BeforeAll
    static void buildOnArm() throws IOException {
        Bed.get().require("java.aarch64");
        Bed.get().require("path.zig");
        project = TestProject.copy("mathlib", "arm host")
                .locked("mathlib")
                .configure("<targets><target>" + ARM + "</target><target>" + X86_64 + ".2.17</target></targets>");
        project.maven().succeeds("compiler:compile", "jar:jar"); // the Java for aarch64 has no compiler
        // one Maven for all goals: it takes most of a minute to start there
        log = onArm().succeeds(
                        "ferrule:doctor",
                        "ferrule:build",
                        "ferrule:bundle",
                        "ferrule:audit",
                        "-Dferrule.file=" + NATIVES)
                .text();
    }

    @Test
    void cargoBuildsForTheMachineAndZigForTheOther() {
        assertThat(log)
                .contains("verdict: every target can be built on this machine")
                .containsPattern("ok +target +" + ARM + " .*built by cargo")
                .containsPattern("ok +emulator +qemu-x86_64")
                .containsPattern(ARM + " +cargo .*built")
                .containsPattern(X86_64 + ".2.17 +zigbuild .*built");
    }

    @Test
    void theJarsWorkOnBothMachines() {
        assertThat(project.jar(NATIVES).libraries())
                .containsExactly("linux-aarch64/libmathlib.so", "linux-x86-64/libmathlib.so");
        for (String java : new String[] {"java.aarch64", "java.17"}) {
            assertThat(BedProgram.of(java)
                            .run(project.path("."), "-cp", ClassPath.ofMathlib(project), "com.acme.MathLib"))
                    .contains("40 + 2 = 42");
        }
        ExecutionRecord.executed(ARM, "Java 25, under qemu, built by a Maven on aarch64 Linux");
    }

    @Test
    void theAuditSaysTheSameAsOnX86() throws IOException {
        String onArm = report();
        project.maven().succeeds("ferrule:audit", "-Dferrule.file=" + NATIVES);
        assertThat(onArm).isEqualTo(report());
    }

    private static String report() throws IOException {
        return Files.readString(project.path("target/ferrule/audit/mathlib-1.4.0-natives.jar/audit.sarif"));
    }

    private static MavenRun onArm() throws IOException {
        String rustc = Bed.get().require("path.rust") + "/rustc";
        executable("tools/rustc", "\"" + rustc + "\" \"$@\" | sed 's/^host: .*/host: " + ARM + "/'");
        // there, Java starts programs by a helper, which this machine's kernel cannot run
        executable(
                "home/bin/java",
                "exec '" + Bed.get().require("java.aarch64") + "' -Djdk.lang.Process.launchMechanism=FORK \"$@\"");
        return project.maven()
                .on(project.path("home").toAbsolutePath())
                .under(Path.of(Bed.get().require("maven.3.9.16")))
                .with(
                        "PATH",
                        project.path("tools").toAbsolutePath()
                                + File.pathSeparator
                                + Bed.get().environment().get("PATH"))
                .with(
                        "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER",
                        Bed.get().require("linker.aarch64-unknown-linux-gnu"));
    }

    private static void executable(String file, String line) {
        project.write(file, "#!/bin/sh\n" + line + "\n");
        if (!project.path(file).toFile().setExecutable(true)) {
            throw new AssertionError(file + " cannot be made executable");
        }
    }
}
