package io.github.ferrule.plugin.audit.symbols;

import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The names that the libraries of one system export on one processor.
 *
 * @param libraries by library, each name with the version that first exported it; 0 if the table does not say
 */
public record SymbolTable(Map<String, Map<String, VersionNumber>> libraries) {

    private static final VersionNumber ALWAYS = VersionNumber.of(0);

    /** The systems that there is a table for. */
    public enum System {
        GLIBC("glibc.txt"),
        GCC("gcc.txt"),
        MUSL("musl.txt"),
        MACOS("macos.txt"),
        WINDOWS("windows.txt", "msvcrt.txt");

        private final List<String> resources;

        System(String... resources) {
            this.resources = List.of(resources);
        }

        /** Returns the system of a target; nothing if there is no table for it. */
        public static Optional<System> of(TargetTriple target) {
            return switch (target.os()) {
                case LINUX -> Optional.of(target.libc() == Libc.MUSL ? MUSL : GLIBC);
                case MACOS -> Optional.of(MACOS);
                case WINDOWS -> Optional.of(WINDOWS);
                default -> Optional.empty();
            };
        }
    }

    /**
     * Reads the part of a table that applies to a processor.
     *
     * @param architecture as in descriptors, such as {@code x86_64}
     * @return empty if the table does not cover the processor
     */
    public static Optional<SymbolTable> read(System system, String architecture) {
        Map<String, Map<String, VersionNumber>> libraries = new HashMap<>();
        system.resources.forEach(resource -> read(resource, architecture, libraries));
        return libraries.isEmpty() ? Optional.empty() : Optional.of(new SymbolTable(libraries));
    }

    private static void read(String resource, String architecture, Map<String, Map<String, VersionNumber>> libraries) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(SymbolTable.class.getResourceAsStream(resource), StandardCharsets.US_ASCII))) {
            Map<String, VersionNumber> names = null;
            VersionNumber since = ALWAYS;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("@ ")) {
                    String[] section = line.split(" ");
                    since = VersionNumber.parse(section[2]).orElse(ALWAYS);
                    names = applies(section[3], architecture)
                            ? libraries.computeIfAbsent(section[1], any -> new HashMap<>())
                            : null;
                } else if (names != null) {
                    names.merge(line, since, (one, other) -> one);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the plugin's own table " + resource, e);
        }
    }

    private static boolean applies(String architectures, String architecture) {
        return Arrays.asList(architectures.split(",")).contains(architecture);
    }

    /** Returns true if the table has the exports of the library. */
    public boolean knows(String library) {
        return libraries.containsKey(library);
    }

    /**
     * Returns the first version in which one of the libraries exported the name.
     *
     * @return empty if none of them exports it; 0 if the table does not say since when
     */
    public Optional<VersionNumber> since(String name, Collection<String> inLibraries) {
        return inLibraries.stream()
                .map(library -> libraries.getOrDefault(library, Map.of()).get(name))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** Returns true if any library exports the name. */
    public boolean exportsAnywhere(String name) {
        return libraries.values().stream().anyMatch(names -> names.containsKey(name));
    }
}
