package io.github.ferrule.plugin.surface;

import io.github.ferrule.plugin.support.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the surface of a library between the goal that builds and the goal that bundles, and from one build to the next: its
 * name contains the hash of the library, so that it can never belong to another one.
 *
 * @param folder Ferrule's folder in the build directory
 */
public record SurfaceFile(Path folder) {

    private static final String PREFIX = "surface-";
    private static final int DIGITS = 16;

    /** Returns the surface of a library; nothing if it has not been stored. */
    public Optional<Surface> read(String sha256) throws IOException {
        return isKnown(sha256) ? Optional.of(SurfaceJson.parse(Files.readString(file(sha256)))) : Optional.empty();
    }

    /** Returns true if the surface of a library has been stored. */
    public boolean isKnown(String sha256) {
        return Files.isRegularFile(file(sha256));
    }

    /** Stores the surface of a library in place of all others. */
    public void write(String sha256, Surface surface) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(it -> it.getFileName().toString().startsWith(PREFIX))
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
        String json = SurfaceJson.format(surface);
        AtomicFile.write(file(sha256), out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }

    private Path file(String sha256) {
        return folder.resolve(PREFIX + sha256.substring(0, DIGITS) + ".json");
    }
}
