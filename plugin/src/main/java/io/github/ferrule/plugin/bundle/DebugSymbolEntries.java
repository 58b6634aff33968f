package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.debug.SymbolFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of the jar for debuggers: the symbols of each library.
 *
 * @param layout the paths in the jar
 */
record DebugSymbolEntries(BundleLayout layout) {

    /** Returns the entries for these libraries; none if no symbols were separated. */
    List<JarContent> of(List<BundledLibrary> libraries) throws IOException {
        List<JarContent> contents = new ArrayList<>();
        for (BundledLibrary library : libraries) {
            BuiltLibrary built = library.built();
            SymbolFolder symbols = SymbolFolder.of(built);
            String folder = layout.symbols(built.target().triple(), built.library());
            for (Path file : symbols.files()) {
                String name = symbols.folder().relativize(file).toString().replace(File.separatorChar, '/');
                contents.add(new JarContent.File(folder + name, file));
            }
        }
        return contents;
    }
}
