package io.github.ferrule.plugin.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Lists the entries in which two jars differ. */
public final class JarComparison {

    private JarComparison() {}

    /** Returns the differences, one line each; none if the files are equal byte for byte. */
    public static List<String> differences(Path ours, Path theirs) throws IOException {
        if (Files.mismatch(ours, theirs) < 0) {
            return List.of();
        }
        try (ZipFile one = new ZipFile(ours.toFile());
                ZipFile other = new ZipFile(theirs.toFile())) {
            return differences(one, other);
        } catch (ZipException e) {
            return List.of(theirs + " is not a jar: " + e.getMessage());
        }
    }

    private static List<String> differences(ZipFile one, ZipFile other) throws IOException {
        List<String> differences = new ArrayList<>();
        Map<String, ZipEntry> here = entries(one);
        Map<String, ZipEntry> there = entries(other);
        TreeSet<String> names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        for (String name : names) {
            if (!there.containsKey(name)) {
                differences.add(name + " is new");
            } else if (!here.containsKey(name)) {
                differences.add(name + " is missing");
            } else {
                compare(one, here.get(name), other, there.get(name), differences);
            }
        }
        if (differences.isEmpty()) {
            differences.add("the entries are equal, but not their order or compression");
        }
        return differences;
    }

    private static void compare(ZipFile one, ZipEntry here, ZipFile other, ZipEntry there, List<String> differences)
            throws IOException {
        try (InputStream ours = one.getInputStream(here);
                InputStream theirs = other.getInputStream(there)) {
            byte[] left = ours.readAllBytes();
            byte[] right = theirs.readAllBytes();
            int at = Arrays.mismatch(left, right);
            if (at >= 0) {
                differences.add(String.format(
                        Locale.ROOT,
                        "%s differs at byte %,d (%,d and %,d bytes)",
                        here.getName(),
                        at,
                        left.length,
                        right.length));
            } else if (!here.getTimeLocal().equals(there.getTimeLocal())) {
                differences.add(
                        here.getName() + " has another time: " + here.getTimeLocal() + ", not " + there.getTimeLocal());
            }
        }
    }

    private static Map<String, ZipEntry> entries(ZipFile zip) {
        Map<String, ZipEntry> entries = new TreeMap<>();
        zip.stream().forEach(entry -> entries.put(entry.getName(), entry));
        return entries;
    }
}
