package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Gives a complete file its name. */
final class AtomicRename {
    private AtomicRename() {}

    static void publish(Path part, Path file, Cache cache, Descriptor library) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            // Windows does not replace a DLL that another process has loaded; if that one is right, it serves.
            if (!cache.find(library).isPresent()) {
                throw e;
            }
        }
    }
}
