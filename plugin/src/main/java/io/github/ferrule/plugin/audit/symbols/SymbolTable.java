package io.github.ferrule.plugin.audit.symbols;

import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.build.link.FrameworkStubs;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.io.IOException;
import java.io.InputStream;
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

    /** Begins the first line of a section: {@code @ library since architectures}; a comment is before the first. */
    private static final String SECTION = "\n@ ";

    /** The systems that there is a table for. */
    public enum System {
        GLIBC("glibc.txt"),
        GCC("gcc.txt"),
        MUSL("musl.txt"),
        MACOS("macos.txt", FrameworkStubs.TABLE),
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

    /** Finds the sections first: most are for other processors. */
    private static void read(String resource, String architecture, Map<String, Map<String, VersionNumber>> libraries) {
        String text = text(resource);
        int start = text.indexOf(SECTION);
        while (start >= 0) {
            int next = text.indexOf(SECTION, start + 1);
            int firstName = text.indexOf('\n', start + 1) + 1;
            String[] head = text.substring(start + 1, firstName - 1).split(" ");
            if (applies(head[3], architecture)) {
                VersionNumber since = VersionNumber.parse(head[2]).orElse(ALWAYS);
                Map<String, VersionNumber> names = libraries.computeIfAbsent(head[1], any -> new HashMap<>());
                for (String name : text.substring(firstName, next < 0 ? text.length() : next)
                        .split("\n")) {
                    names.putIfAbsent(name, since);
                }
            }
            start = next;
        }
    }

    private static String text(String resource) {
        try (InputStream in = SymbolTable.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
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
