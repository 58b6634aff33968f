package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.debug.SymbolFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the jar for debuggers holds the symbols of each library.
 *
 * @param layout where things lie
 */
record SymbolContents(BundleLayout layout) {

    /** The entries for these libraries; none if no symbols were set apart. */
    List<JarContent> of(List<BundledLibrary> libraries) throws IOException {
        List<JarContent> contents = new ArrayList<>();
        for (BundledLibrary library : libraries) {
            BuiltLibrary built = library.built();
            SymbolFolder symbols = SymbolFolder.of(built);
            String folder = layout.symbols(built.target().triple(), built.library());
            for (Path file : symbols.files()) {
                String name = symbols.folder().relativize(file).toString().replace('\\', '/');
                contents.add(new JarContent.File(folder + name, file));
            }
        }
        return contents;
    }
}
