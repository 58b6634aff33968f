package io.github.ferrule.plugin.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A bundle as plain files in a folder of the class path.
 *
 * @param root the folder
 */
public record ExplodedBundle(Path root) {

    /** Writes each entry beside its place and moves it there. */
    public void write(List<? extends JarContent> contents) throws IOException {
        for (JarContent content : contents) {
            Path file = root.resolve(content.path());
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), ".", ".part");
            try {
                try (OutputStream out = Files.newOutputStream(part)) {
                    content.writeTo(out);
                }
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}
