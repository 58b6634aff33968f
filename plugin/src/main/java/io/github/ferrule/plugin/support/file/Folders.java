package io.github.ferrule.plugin.support.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What the JDK lacks for whole folders. */
public final class Folders {

    private Folders() {}

    /** Copies a file, or a folder and all in it, or what a link leads to; each file whole or not at all. */
    public static void copy(Path from, Path to) throws IOException {
        Path real = from.toRealPath();
        try (Stream<Path> tree = Files.walk(real)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                AtomicFile.write(to.resolve(real.relativize(file).toString()), out -> Files.copy(file, out));
            }
        }
    }

    /** Deletes a folder and all in it, without following links; nothing if it is not there. */
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
