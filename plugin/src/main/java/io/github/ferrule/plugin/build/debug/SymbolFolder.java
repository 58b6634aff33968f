package io.github.ferrule.plugin.build.debug;

import io.github.ferrule.plugin.build.BuiltLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies beside a library for debuggers.
 *
 * @param folder {@code symbols}, beside the library
 */
public record SymbolFolder(Path folder) {

    /** That of a library. */
    public static SymbolFolder of(BuiltLibrary library) {
        return new SymbolFolder(library.file().resolveSibling("symbols"));
    }

    /** The file for what is taken out of a library, under the name that the library then asks for. */
    Path detached(Path library) {
        return folder.resolve(library.getFileName() + ".debug");
    }

    /** Its files, sorted: one, or a whole tree for macOS; none if no symbols were asked for. */
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The bytes of all of them. */
    public long size() throws IOException {
        long size = 0;
        for (Path file : files()) {
            size += Files.size(file);
        }
        return size;
    }
}
