package io.github.ferrule.loader.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Writes bundles as {@code docs/bundle-format.md} describes them: as the plugin would, but without the plugin. */
public final class TestBundle {
    public static final String ID = "com.acme.mathlib";
    public static final String GNU = "x86_64-unknown-linux-gnu";
    public static final String MUSL = "x86_64-unknown-linux-musl";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final String id;
    private String version = "1.4.0";

    public TestBundle() {
        this(ID);
    }

    public TestBundle(String id) {
        this.id = id;
        index("mathlib");
    }

    public TestBundle index(String libraries) {
        return entry("META-INF/ferrule/" + id + "/index.properties", "format=1\nlibraries=" + libraries + "\n");
    }

    public TestBundle version(String value) {
        version = value;
        return this;
    }

    /** A library for glibc that needs nothing newer than 2.2.5. */
    public TestBundle gnu(CLibrary library) {
        return library(library, GNU, "gnu", "glibc=2.2.5");
    }

    public TestBundle library(CLibrary library, String triple, String libc, String... more) {
        byte[] content = read(library.file());
        Map<String, String> keys = describe(content, triple, libc);
        for (String pair : more) {
            keys.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        entries.put(keys.get("resource"), content);
        return entry("META-INF/ferrule/" + id + "/" + keys.get("library") + "/" + triple + ".properties", text(keys));
    }

    /** The list of published platforms, as the main jar has it. */
    public TestBundle published(String... triplesAndClassifiers) {
        Map<String, String> keys = new TreeMap<>(Map.of(
                "format",
                "1",
                "groupId",
                "com.acme",
                "artifactId",
                "mathlib",
                "version",
                version,
                "natives",
                "natives"));
        for (int i = 0; i < triplesAndClassifiers.length; i += 2) {
            keys.put("classifier." + triplesAndClassifiers[i], triplesAndClassifiers[i + 1]);
        }
        return entry("META-INF/ferrule/" + id + "/mathlib/published.properties", text(keys));
    }

    public TestBundle entry(String name, String text) {
        return entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public TestBundle entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** All files so far, for another way of packing them. */
    public Map<String, byte[]> entries() {
        return entries;
    }

    public Path jar(Path file) {
        return new JarBuilder().entries(entries).jar(file);
    }

    public Path folder(Path folder) {
        try {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                Path file = folder.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> describe(byte[] content, String triple, String libc) {
        CRC32 crc = new CRC32();
        crc.update(content);
        String folder = triple.contains("musl") ? "linux-x86-64-musl" : "linux-x86-64";
        Map<String, String> keys = new TreeMap<>(Map.of(
                "format",
                "1",
                "library",
                "mathlib",
                "version",
                version,
                "triple",
                triple,
                "os",
                "linux",
                "arch",
                triple.substring(0, triple.indexOf('-')),
                "libc",
                libc,
                "resource",
                folder + "/libmathlib.so",
                "size",
                Integer.toString(content.length),
                "sha256",
                sha256(content)));
        keys.put("crc32", String.format("%08x", crc.getValue()));
        return keys;
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Map<String, String> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
