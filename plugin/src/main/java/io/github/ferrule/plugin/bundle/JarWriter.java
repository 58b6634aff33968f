package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes jars whose bytes depend on their contents alone.
 *
 * @param timestamp the time of every entry, whatever the time zone
 * @param createdBy the manifest's word on who made the jar
 * @param stored whether libraries lie in the jar as they are, not deflated
 */
public record JarWriter(LocalDateTime timestamp, String createdBy, boolean stored) {

    /** Writes the jar, whole or not at all. */
    public void write(Path jar, List<? extends JarContent> contents) throws IOException {
        AtomicFile.write(jar, file -> {
            try (JarOutputStream out = new JarOutputStream(file)) {
                put(out, new JarEntry(JarFile.MANIFEST_NAME), this::writeManifest);
                putAll(out, contents);
            }
        });
    }

    /** Gives a jar that is there other contents, whole or not at all; entries that are not replaced stay as they are. */
    public void update(Path jar, List<? extends JarContent> contents, Predicate<String> obsolete) throws IOException {
        Set<String> replaced = contents.stream().map(JarContent::path).collect(Collectors.toSet());
        AtomicFile.write(jar, file -> {
            try (ZipFile old = new ZipFile(jar.toFile());
                    JarOutputStream out = new JarOutputStream(file)) {
                for (ZipEntry entry : Collections.list(old.entries())) {
                    if (!replaced.contains(entry.getName()) && !obsolete.test(entry.getName())) {
                        copy(old, entry, out);
                    }
                }
                putAll(out, contents);
            }
        });
    }

    private static void copy(ZipFile from, ZipEntry entry, JarOutputStream out) throws IOException {
        ZipEntry same = new ZipEntry(entry);
        same.setCompressedSize(-1); // another zlib may have deflated it
        out.putNextEntry(same);
        try (InputStream in = from.getInputStream(entry)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }

    private void putAll(JarOutputStream out, List<? extends JarContent> contents) throws IOException {
        for (JarContent content :
                contents.stream().sorted(Comparator.comparing(JarContent::path)).toList()) {
            JarEntry entry = new JarEntry(content.path());
            if (stored && content instanceof JarContent.File) {
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.size());
                entry.setCrc(content.crc32());
            }
            put(out, entry, content::writeTo);
        }
    }

    private void put(JarOutputStream out, JarEntry entry, AtomicFile.Content content) throws IOException {
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
