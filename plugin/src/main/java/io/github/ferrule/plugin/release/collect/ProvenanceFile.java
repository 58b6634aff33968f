package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.LibraryRecord;
import io.github.ferrule.plugin.build.NativesFolder;
import io.github.ferrule.plugin.build.PropertiesText;
import io.github.ferrule.plugin.build.debug.SymbolFolder;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.RegularFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The {@code provenance.properties} next to a library, with which it travels between machines: the sources, how the library
 * was built, and a hash of every file.
 */
final class ProvenanceFile {

    static final String NAME = "provenance.properties";

    /** The folders next to a library that travel with it. */
    static final List<String> FOLDERS = List.of(NativesFolder.INVENTORY, SymbolFolder.NAME);

    private static final String FILE = "file.";
    private static final int LIMIT = 1 << 20;

    /** A name that does not lead to another folder, because the file comes from another machine. */
    private static final Pattern LIBRARY = Pattern.compile("\\w[\\w-]*");

    private ProvenanceFile() {}

    /** Writes the file next to a library, whose inventory and debug symbols are complete. */
    static void write(BuiltLibrary library, SourceState source) throws IOException {
        Path folder = library.file().getParent();
        SortedMap<String, String> values = LibraryRecord.values(library);
        values.putAll(source.values());
        values.put("format", "1");
        values.put("library", library.library());
        hashes(folder).forEach((path, sha256) -> values.put(FILE + path, sha256));
        byte[] text = PropertiesText.format(values).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(NAME), out -> out.write(text));
    }

    /**
     * Reads a file, without checking the files that it describes.
     *
     * @throws IllegalArgumentException if Ferrule did not write it
     */
    static CollectedLibrary read(Path file) throws IOException {
        Properties values = PropertiesText.parse(RegularFiles.readText(file, LIMIT));
        String library = values.getProperty("library", "");
        if (!LIBRARY.matcher(library).matches()) {
            throw new IllegalArgumentException("'" + library + "' is not the name of a library");
        }
        TargetSpec target = TargetSpec.parse(values.getProperty("target", ""));
        Path built = file.resolveSibling(target.triple().os().libraryFileName(library));
        SortedMap<String, String> files = new TreeMap<>();
        values.stringPropertyNames().stream()
                .filter(key -> key.startsWith(FILE))
                .forEach(key -> files.put(key.substring(FILE.length()), values.getProperty(key)));
        return new CollectedLibrary(SourceState.parse(values), LibraryRecord.parse(values, library, built), files);
    }

    /** Hashes the files that travel with a library, by their paths with slashes. */
    static SortedMap<String, String> hashes(Path folder) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String name : FOLDERS) {
            for (Path file : RegularFiles.below(folder.resolve(name))) {
                String path = folder.relativize(file).toString().replace(File.separatorChar, '/');
                hashes.put(path, Fingerprint.of(file).sha256());
            }
        }
        return hashes;
    }
}
