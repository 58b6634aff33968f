package io.github.ferrule.plugin.support.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Copies and deletes whole folders. */
public final class Folders {

    private Folders() {}

    /** Copies a file, a folder with its contents, or the target of a link; each file completely or not at all. */
    public static void copy(Path from, Path to) throws IOException {
        Path real = from.toRealPath();
        try (Stream<Path> tree = Files.walk(real)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                AtomicFile.write(to.resolve(real.relativize(file).toString()), out -> Files.copy(file, out));
            }
        }
    }

    /** Checks if this process may write to a folder, or create it. */
    public static boolean canWrite(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    }

    /** Deletes a folder with its contents, without following links. Does nothing if the folder does not exist. */
    public static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
