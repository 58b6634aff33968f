package io.github.ferrule.plugin.collect;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.PropertiesText;
import io.github.ferrule.plugin.build.Provenance;
import io.github.ferrule.plugin.target.TargetSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a library came from: what must agree among the libraries of one release, and what is its own.
 *
 * @param source the state of the sources
 * @param built the library and how it was built
 */
public record Origin(SourceState source, BuiltLibrary built) {

    /** The name of the file beside a library. */
    public static final String FILE = "provenance.properties";

    /** The text of the file. */
    public String format() {
        SortedMap<String, String> values = new TreeMap<>(source.values());
        values.put("format", "1");
        values.put("target", built.target().toString());
        values.put("library", built.library());
        values.put("size", Long.toString(built.fingerprint().size()));
        values.put("sha256", built.fingerprint().sha256());
        values.put("crc32", built.fingerprint().crc32());
        values.put("rustc", built.provenance().rustc());
        values.put("backend", built.provenance().backend());
        values.put("profile", built.provenance().profile());
        values.put("features", String.join(",", built.provenance().features()));
        return PropertiesText.format(values);
    }

    /** Reads the text of a file that lies beside a library. */
    public static Origin parse(String text, Path folder) {
        Properties values = PropertiesText.parse(text);
        TargetSpec target = TargetSpec.parse(values.getProperty("target", ""));
        String library = values.getProperty("library", "");
        return new Origin(
                SourceState.parse(values),
                new BuiltLibrary(
                        target,
                        library,
                        folder.resolve(target.triple().os().libraryFileName(library)),
                        new Fingerprint(
                                Long.parseLong(values.getProperty("size", "-1")),
                                values.getProperty("sha256", ""),
                                values.getProperty("crc32", "")),
                        new Provenance(
                                values.getProperty("rustc", ""),
                                values.getProperty("backend", ""),
                                values.getProperty("profile", ""),
                                words(values.getProperty("features", "")))));
    }

    /** What all libraries of a release have in common. */
    Map<String, String> common() {
        SortedMap<String, String> values = new TreeMap<>(source.values());
        values.put("rustc", built.provenance().rustc());
        return values;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(",")).filter(word -> !word.isEmpty()).toList();
    }
}
