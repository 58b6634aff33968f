package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.FileNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A bundle as plain files in a folder of the class path.
 *
 * @param root the folder
 * @param notes what earlier builds have written
 */
public record ExplodedBundle(Path root, FileNotes notes) {

    /** Writes the entries, each of them completely or not at all. Files with the same bytes stay. */
    public void write(List<? extends JarContent> contents) throws IOException {
        for (JarContent content : contents) {
            Path file = root.resolve(content.path());
            if (!Files.isRegularFile(file) || !sha256(file).equals(content.sha256())) {
                AtomicFile.write(file, content::writeTo);
            }
        }
    }

    private String sha256(Path file) throws IOException {
        return notes.read(file, "sha256", () -> new JarContent.File("", file).sha256());
    }
}
