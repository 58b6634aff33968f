package io.github.ferrule.plugin.audit.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs a program of binutils or LLVM and gives what it prints. */
final class Tool {

    private Tool() {}

    static List<String> lines(Path file, String... command) throws IOException {
        Path out = Files.createTempFile("tool", ".txt");
        try {
            Process process = new ProcessBuilder(Stream.concat(Stream.of(command), Stream.of(file.toString()))
                            .toList())
                    .redirectErrorStream(false)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(out.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " refused " + file);
            }
            // readelf prints bytes of names as they are
            return new String(Files.readAllBytes(out), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(out);
        }
    }
}
