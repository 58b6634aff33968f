package io.github.ferrule.its.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar that a build has written.
 *
 * @param file the path of the jar
 */
public record Jar(Path file) {

    /** The names of all files in it, sorted. */
    public List<String> files() {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the native libraries in it, sorted. */
    public List<String> libraries() {
        return files().stream()
                .filter(name -> name.matches(".*\\.(so|dll|dylib)"))
                .toList();
    }

    public byte[] bytes(String name) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new AssertionError(file + " has no " + name + ", but " + files());
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Properties properties(String name) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(bytes(name), StandardCharsets.UTF_8)));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
