package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.LibraryRecord;
import io.github.ferrule.plugin.build.PropertiesText;
import io.github.ferrule.plugin.build.target.TargetSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a library came from: what must agree among the libraries of one release, and what is its own.
 *
 * @param source the state of the sources
 * @param built the library and how it was built
 */
public record Origin(SourceState source, BuiltLibrary built) {

    /** The name of the file beside a library. */
    public static final String FILE = "provenance.properties";

    /** A name that leads to no other folder: the file comes from another machine. */
    private static final Pattern LIBRARY = Pattern.compile("\\w[\\w-]*");

    /** The text of the file. */
    public String format() {
        SortedMap<String, String> values = LibraryRecord.values(built);
        values.putAll(source.values());
        values.put("format", "1");
        values.put("library", built.library());
        return PropertiesText.format(values);
    }

    /**
     * Reads the text of a file that lies beside a library.
     *
     * @throws IllegalArgumentException if it is none that {@link #format()} gives
     */
    public static Origin parse(String text, Path folder) {
        Properties values = PropertiesText.parse(text);
        String library = values.getProperty("library", "");
        if (!LIBRARY.matcher(library).matches()) {
            throw new IllegalArgumentException("'" + library + "' is no name of a library");
        }
        TargetSpec target = TargetSpec.parse(values.getProperty("target", ""));
        Path file = folder.resolve(target.triple().os().libraryFileName(library));
        return new Origin(SourceState.parse(values), LibraryRecord.parse(values, library, file));
    }

    /** For which platform the library is, whatever the oldest glibc that it loads on. */
    String platform() {
        return built.target().triple().text();
    }

    /** What all libraries of a release have in common. */
    Map<String, String> common() {
        SortedMap<String, String> values = new TreeMap<>(source.values());
        values.put("rustc", built.provenance().rustc());
        return values;
    }
}
