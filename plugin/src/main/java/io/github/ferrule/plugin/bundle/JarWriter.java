package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.file.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Writes jars whose bytes depend on their contents alone.
 *
 * @param timestamp the time of every entry, whatever the time zone
 * @param createdBy the manifest's word on who made the jar
 */
public record JarWriter(LocalDateTime timestamp, String createdBy) {

    /** Writes the jar, whole or not at all. */
    public void write(Path jar, List<? extends JarContent> contents) throws IOException {
        AtomicFile.write(jar, file -> {
            try (JarOutputStream out = new JarOutputStream(file)) {
                put(out, JarFile.MANIFEST_NAME, this::writeManifest);
                for (JarContent content : contents.stream()
                        .sorted(Comparator.comparing(JarContent::path))
                        .toList()) {
                    put(out, content.path(), content::writeTo);
                }
            }
        });
    }

    private void put(JarOutputStream out, String path, AtomicFile.Content content) throws IOException {
        JarEntry entry = new JarEntry(path);
        entry.setTimeLocal(timestamp);
        out.putNextEntry(entry);
        content.writeTo(out);
        out.closeEntry();
    }

    private void writeManifest(OutputStream out) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Created-By", createdBy);
        manifest.write(out);
    }
}
