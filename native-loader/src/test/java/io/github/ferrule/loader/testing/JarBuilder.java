package io.github.ferrule.loader.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;

/** Packs jars of every shape. */
public final class JarBuilder {
    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private boolean stored;

    /** Nothing is compressed. */
    public JarBuilder stored() {
        stored = true;
        return this;
    }

    public JarBuilder manifest(String name, String value) {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    public JarBuilder entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    public JarBuilder entries(Map<String, byte[]> more) {
        entries.putAll(more);
        return this;
    }

    public JarBuilder file(String name, Path file) {
        try {
            return entry(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files of a folder, under a path of the jar that is empty or ends with a slash. */
    public JarBuilder folder(String under, Path folder) {
        for (Path file : TestApplication.files(folder)) {
            file(under + folder.relativize(file).toString(), file);
        }
        return this;
    }

    /** Adds the entries of another jar except its manifest; of two entries with one name, the first stays, as with shading. */
    public JarBuilder contentOf(Path other) {
        try (JarFile jar = new JarFile(other.toFile())) {
            for (JarEntry entry : java.util.Collections.list(jar.entries())) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        entries.putIfAbsent(entry.getName(), in.readAllBytes());
                    }
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves a package to another name of the same length everywhere, in names of entries and in constants, as shading does. */
    public JarBuilder relocate(String from, String to) {
        if (from.length() != to.length()) {
            throw new IllegalArgumentException(from + " and " + to + " differ in length");
        }
        Map<String, byte[]> moved = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            boolean isClass = entry.getKey().endsWith(".class");
            String name = replace(entry.getKey(), from, to);
            String content = new String(entry.getValue(), StandardCharsets.ISO_8859_1);
            moved.put(
                    name,
                    isClass ? replace(content, from, to).getBytes(StandardCharsets.ISO_8859_1) : entry.getValue());
        }
        entries.clear();
        entries.putAll(moved);
        return this;
    }

    private static String replace(String text, String from, String to) {
        return text.replace(from, to).replace(from.replace('.', '/'), to.replace('.', '/'));
    }

    public Path jar(Path file) {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = manifest.getMainAttributes().isEmpty()
                        ? new JarOutputStream(out)
                        : new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(describe(entry.getKey(), entry.getValue()));
                jar.write(entry.getValue());
                jar.closeEntry();
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Jars inside of jars are stored, as Spring Boot wants them. */
    private JarEntry describe(String name, byte[] content) {
        JarEntry entry = new JarEntry(name);
        if (stored || name.endsWith(".jar")) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(JarEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        return entry;
    }
}
