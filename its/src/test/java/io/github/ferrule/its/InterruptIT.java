package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopping Maven stops its child processes, including those that cargo's build scripts started. */
class InterruptIT {

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void nothingIsLeftRunning(String signal) throws Exception {
        Bed.get().require("path.rust");
        TestProject project = TestProject.copy("mathlib", "interrupt-" + signal).write("src/main/rust/build.rs", """
                        fn main() {
                            let mut child = std::process::Command::new("sleep").arg("300").spawn().unwrap();
                            std::fs::write("pids", format!("{} {} .", std::process::id(), child.id())).unwrap();
                            child.wait().unwrap();
                        }
                        """);
        Path pids = project.path("src/main/rust/pids");
        Process maven = project.maven().start(project.path("maven.log"), "-B", "ferrule:build");
        try {
            await("the build script starts", () -> content(pids).endsWith("."));
            String[] script = content(pids).split(" ");
            assertThat(isRunning(script[0]) && isRunning(script[1])).isTrue();

            new ProcessBuilder("kill", "-" + signal, Long.toString(maven.pid()))
                    .start()
                    .waitFor();
            assertThat(maven.waitFor(30, TimeUnit.SECONDS)).as("Maven ends").isTrue();
            await("the build script ends", () -> !isRunning(script[0]));
            await("what it has started ends", () -> !isRunning(script[1]));
        } finally {
            maven.descendants().forEach(ProcessHandle::destroyForcibly);
            maven.destroyForcibly();
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(120));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(100);
        }
    }

    /** A process that has ended, but whose parent has not asked for its exit code, does not run. */
    private static boolean isRunning(String pid) {
        String status = content(Path.of("/proc", pid, "stat"));
        return !status.isEmpty() && !status.substring(status.lastIndexOf(')')).startsWith(") Z");
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
