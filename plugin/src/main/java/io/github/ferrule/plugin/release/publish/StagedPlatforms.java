package io.github.ferrule.plugin.release.publish;

import io.github.ferrule.plugin.build.PropertiesText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Compares the platforms that the main jar of a staged release promises with the libraries in its jars.
 *
 * @param folder the folder of the version
 * @param baseName the beginning of the names of its files
 */
record StagedPlatforms(Path folder, String baseName) {

    private static final String PROMISE = "META-INF/ferrule/[^/]+/[^/]+/published\\.properties";
    private static final int LIMIT = 1 << 20;

    /** Returns a line for each platform and jar without a library. */
    List<String> missing() throws IOException {
        return ofPromises(this::missing);
    }

    /** Returns the classifiers of the thin jars. */
    List<String> classifiers() throws IOException {
        return ofPromises((promise, descriptors) -> promise.stringPropertyNames().stream()
                .filter(key -> key.startsWith("classifier."))
                .map(promise::getProperty)
                .filter(classifier -> !classifier.equals(promise.getProperty("natives")))
                .toList());
    }

    /** Derives lines from what a main jar promises, and from the folder of its descriptors. */
    private interface Reader {
        List<String> read(Properties promise, String descriptors) throws IOException;
    }

    private List<String> ofPromises(Reader reader) throws IOException {
        Path main = folder.resolve(baseName + ".jar");
        if (!Files.isRegularFile(main)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        try (ZipFile jar = new ZipFile(main.toFile())) {
            for (ZipEntry promise : jar.stream()
                    .filter(entry -> entry.getName().matches(PROMISE))
                    .toList()) {
                String descriptors = promise.getName().replaceFirst("published\\.properties$", "");
                lines.addAll(reader.read(read(jar, promise), descriptors));
            }
        } catch (ZipException e) {
            return List.of(main.getFileName() + " is not a jar");
        }
        return lines;
    }

    private List<String> missing(Properties promise, String descriptors) throws IOException {
        List<String> missing = new ArrayList<>();
        String all = promise.getProperty("natives", "");
        Set<String> inAll = descriptors(all, descriptors);
        for (String triple : promise.getProperty("platforms", "").split(",")) {
            String thin = promise.getProperty("classifier." + triple, all);
            if (!triple.isEmpty() && !all.isEmpty() && !inAll.contains(triple)) {
                missing.add("there is no library for " + triple + " in " + fileName(all));
            }
            if (!triple.isEmpty()
                    && (!thin.equals(all) || all.isEmpty())
                    && !descriptors(thin, descriptors).contains(triple)) {
                missing.add("there is no library for " + triple + " in " + fileName(thin));
            }
        }
        return missing;
    }

    private Set<String> descriptors(String classifier, String prefix) throws IOException {
        Path file = folder.resolve(fileName(classifier));
        if (!Files.isRegularFile(file)) {
            return Set.of();
        }
        try (ZipFile jar = new ZipFile(file.toFile());
                Stream<? extends ZipEntry> entries = jar.stream()) {
            return entries.map(ZipEntry::getName)
                    .filter(name -> name.startsWith(prefix) && name.endsWith(".properties"))
                    .map(name -> name.substring(prefix.length(), name.length() - ".properties".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private String fileName(String classifier) {
        return baseName + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }

    private static Properties read(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] text = in.readNBytes(LIMIT);
            return PropertiesText.parse(new String(text, StandardCharsets.UTF_8));
        }
    }
}
