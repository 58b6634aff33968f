package io.github.ferrule.plugin.build.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Text stubs of macOS's frameworks, for a linker without Apple's SDK. A linker needs only the names of a library's symbols;
 * {@code its/bed/framework-stubs} gathered them from the registry's crates.
 *
 * <p>It uses the JDK only, because it runs without the plugin's dependencies.
 */
public final class FrameworkStubs {

    /** The resource with the names, in the format of the audit's tables. */
    public static final String TABLE = "/io/github/ferrule/plugin/build/link/frameworks.txt";

    private static final String FRAMEWORKS = "/System/Library/Frameworks/";
    private static final String LIBRARIES = "/usr/lib/lib";
    private static final Map<String, String> PROCESSORS =
            new TreeMap<>(Map.of("aarch64", "arm64-macos", "x86_64", "x86_64-macos"));
    // shorter beginnings, such as CG, are shared by names of different origin
    private static final int COMMON_BEGINNING = 3;

    private final Map<String, Library> libraries = new LinkedHashMap<>();

    private FrameworkStubs() {}

    /** A library: the libraries whose names it re-exports, and its own names by processors. */
    private record Library(String installName, List<String> reexported, Map<String, List<String>> names) {

        String name() {
            return installName.startsWith(LIBRARIES)
                    ? installName.substring(LIBRARIES.length(), installName.indexOf('.'))
                    : installName.substring(installName.lastIndexOf('/') + 1);
        }

        String file() {
            return installName.startsWith(LIBRARIES)
                    ? "lib" + name() + ".tbd"
                    : name() + ".framework/" + name() + ".tbd";
        }

        void add(String processors, String name) {
            names.computeIfAbsent(processors, any -> new ArrayList<>()).add(name);
        }
    }

    /** Reads the table, and adds the user's names. */
    static FrameworkStubs with(FrameworkSymbols added) {
        FrameworkStubs stubs = new FrameworkStubs();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(FrameworkStubs.class.getResourceAsStream(TABLE), StandardCharsets.US_ASCII))) {
            stubs.read(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the plugin's own table of frameworks", e);
        }
        added.names().forEach((framework, names) -> {
            Library library = stubs.find(framework)
                    .orElseGet(() ->
                            stubs.library(FRAMEWORKS + framework + ".framework/Versions/A/" + framework, List.of()));
            names.forEach(name -> library.add(String.join(",", PROCESSORS.keySet()), name));
        });
        return stubs;
    }

    private void read(BufferedReader lines) throws IOException {
        Library library = null;
        String processors = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("@ ")) {
                String[] section = line.split(" ");
                processors = section[3];
                library = library(section[1], List.of(section).subList(4, section.length));
            } else if (library != null) {
                library.add(processors, line);
            }
        }
    }

    private Library library(String installName, List<String> reexported) {
        return libraries.computeIfAbsent(installName, name -> new Library(name, reexported, new TreeMap<>()));
    }

    private Optional<Library> find(String name) {
        return libraries.values().stream()
                .filter(library -> library.name().equals(name))
                .findFirst();
    }

    /** Checks if there is a stub of a framework, or of a library such as {@code objc}. */
    boolean has(String name) {
        return find(name).isPresent();
    }

    /** Writes the stub of a framework or library below a folder, where a linker finds it with {@code -F} or {@code -L}. */
    void write(String name, Path folder) throws IOException {
        Library library = find(name).orElseThrow();
        Path file = folder.resolve(library.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, text(library));
    }

    /**
     * Returns the stub as text. No compatibility version is known, so it is the lowest: dyld refuses a library that is older
     * than the one that it was linked with.
     */
    private String text(Library library) {
        Map<String, TreeSet<String>> names = new TreeMap<>();
        Stream.concat(Stream.of(library), library.reexported().stream().map(libraries::get))
                .forEach(source -> source.names()
                        .forEach((processors, some) -> names.computeIfAbsent(processors, any -> new TreeSet<>())
                                .addAll(some)));
        String exports = names.entrySet().stream()
                .map(entry -> "  - targets: [ "
                        + Arrays.stream(entry.getKey().split(","))
                                .map(PROCESSORS::get)
                                .collect(Collectors.joining(", "))
                        + " ]\n    symbols: [ "
                        + entry.getValue().stream()
                                .map(symbol -> "'_" + symbol + "'")
                                .collect(Collectors.joining(", "))
                        + " ]\n")
                .collect(Collectors.joining());
        return "--- !tapi-tbd\ntbd-version: 4\ntargets: [ " + String.join(", ", PROCESSORS.values())
                + " ]\ninstall-name: '" + library.installName()
                + "'\ncurrent-version: 1\ncompatibility-version: 1\nexports:\n" + exports + "...\n";
    }

    /** Returns that of some frameworks whose names begin most like a symbol that none of them has. */
    Optional<String> likely(String symbol, List<String> frameworks) {
        return frameworks.stream()
                .flatMap(name -> find(name).stream())
                .filter(library -> common(symbol, library) >= COMMON_BEGINNING)
                .max(Comparator.comparing(library -> common(symbol, library)))
                .map(Library::name);
    }

    private static int common(String symbol, Library library) {
        return library.names().values().stream()
                .flatMap(List::stream)
                .mapToInt(name -> (int) IntStream.range(0, Math.min(name.length(), symbol.length()))
                        .takeWhile(i -> name.charAt(i) == symbol.charAt(i))
                        .count())
                .max()
                .orElse(0);
    }
}
