package io.github.ferrule.its.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of the test bed, such as the Java of another platform.
 *
 * @param path its path
 * @param environment variables on top of those of the bed
 */
public record BedProgram(String path, Map<String, String> environment) {

    private static final long LIMIT_SECONDS = 600;

    /** The Java of a platform, by its key in the bed. */
    public static BedProgram of(String key) {
        return new BedProgram(Bed.get().require(key), Map.of());
    }

    /** A tool of the bed's Rust: {@code cargo} or {@code rustup}. */
    public static BedProgram rust(String tool) {
        return new BedProgram(Bed.get().require("path.rust") + "/" + tool, Map.of());
    }

    /** The same with a variable set. */
    public BedProgram with(String variable, String value) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put(variable, value);
        return new BedProgram(path, all);
    }

    /** Runs it and expects success; both of its streams are the answer. */
    public String run(Path directory, String... arguments) {
        return run(directory, true, arguments);
    }

    /** Runs it and expects failure. */
    public String fails(Path directory, String... arguments) {
        return run(directory, false, arguments);
    }

    private String run(Path directory, boolean success, String... arguments) {
        List<String> command = new ArrayList<>(List.of(path));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile());
            // every program that may start rustup must see the bed's mirror and folders, never those of the machine
            builder.environment().putAll(Bed.get().environment());
            builder.environment().putAll(environment);
            Process process = builder.start();
            // reading its output would wait for ever for a program that hangs
            CompletableFuture<Process> inTime = process.onExit()
                    .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((ended, timeout) -> {
                        if (timeout != null) { // to destroy it would close the streams that are being read
                            process.descendants().forEach(ProcessHandle::destroyForcibly);
                            process.destroyForcibly();
                        }
                    });
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            if (inTime.isCompletedExceptionally()) {
                throw new AssertionError(command + " did not end within " + LIMIT_SECONDS + " s:\n" + output);
            }
            if ((exitCode == 0) != success) {
                throw new AssertionError(command + " should have " + (success ? "succeeded" : "failed")
                        + ", and ended with exit code " + exitCode + ":\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
