package io.github.ferrule.plugin.build.debug;

import io.github.ferrule.plugin.build.BuiltLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files for debuggers next to a library.
 *
 * @param folder {@code symbols}, next to the library
 */
public record SymbolFolder(Path folder) {

    /** The name of the folder next to a library. */
    public static final String NAME = "symbols";

    /** Returns the folder of a library. */
    public static SymbolFolder of(BuiltLibrary library) {
        return new SymbolFolder(library.file().resolveSibling(NAME));
    }

    /** Returns the file for the symbols of a library, with the name that the library will refer to. */
    Path detached(Path library) {
        return folder.resolve(library.getFileName() + ".debug");
    }

    /** Returns its files, sorted: one, or a tree for macOS; none if no symbols were requested. */
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
