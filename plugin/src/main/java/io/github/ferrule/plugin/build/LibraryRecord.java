package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** The text next to a library that records what was built, and how. */
public final class LibraryRecord {

    private LibraryRecord() {}

    static String format(BuiltLibrary built) {
        return PropertiesText.format(values(built));
    }

    /** Facts about a library, without its name and path. */
    public static SortedMap<String, String> values(BuiltLibrary built) {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("target", built.target().toString());
        values.put("size", Long.toString(built.fingerprint().size()));
        values.put("sha256", built.fingerprint().sha256());
        values.put("crc32", built.fingerprint().crc32());
        values.put("rustc", built.provenance().rustc());
        values.put("backend", built.provenance().backend());
        values.put("profile", built.provenance().profile());
        values.put("features", String.join(",", built.provenance().features()));
        values.put("rustflags", String.join(" ", built.provenance().rustflags()));
        return values;
    }

    static BuiltLibrary parse(String text, String library, Path file) {
        return parse(PropertiesText.parse(text), library, file);
    }

    /** Makes a library of what is known of it. */
    public static BuiltLibrary parse(Properties values, String library, Path file) {
        return new BuiltLibrary(
                TargetSpec.parse(values.getProperty("target", "")),
                library,
                file,
                new Fingerprint(
                        Long.parseLong(values.getProperty("size", "-1")),
                        values.getProperty("sha256", ""),
                        values.getProperty("crc32", "")),
                new Provenance(
                        values.getProperty("rustc", ""),
                        values.getProperty("backend", ""),
                        values.getProperty("profile", ""),
                        list(values.getProperty("features", ""), ","),
                        list(values.getProperty("rustflags", ""), " ")));
    }

    private static List<String> list(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
