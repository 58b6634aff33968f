package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.support.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A bundle as plain files in a folder of the class path.
 *
 * @param root the folder
 */
public record ExplodedBundle(Path root) {

    /** Writes the entries, each of them completely or not at all. */
    public void write(List<? extends JarContent> contents) throws IOException {
        for (JarContent content : contents) {
            AtomicFile.write(root.resolve(content.path()), content::writeTo);
        }
    }
}
