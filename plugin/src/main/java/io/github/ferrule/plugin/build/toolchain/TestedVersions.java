package io.github.ferrule.plugin.build.toolchain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The versions of rustc, cargo-zigbuild and zig that are known to work together.
 *
 * @param rows one a combination
 */
record TestedVersions(List<Row> rows) {

    TestedVersions {
        rows = List.copyOf(rows);
    }

    /** A range of versions, including both ends. */
    record Range(Version first, Version last) {

        boolean has(Version version) {
            return first.compareTo(version) <= 0 && version.compareTo(last) <= 0;
        }

        @Override
        public String toString() {
            return first.equals(last) ? first.toString() : first + " to " + last;
        }
    }

    /** A combination. */
    record Row(Range rustc, Range zigbuild, Range zig) {
        @Override
        public String toString() {
            return "rustc " + rustc + ", cargo-zigbuild " + zigbuild + ", zig " + zig;
        }
    }

    /** The list that this release of Ferrule was tested with. */
    static TestedVersions load() {
        try (InputStream in = TestedVersions.class.getResourceAsStream("tested-versions.txt")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the plugin cannot be read", e);
        }
    }

    static TestedVersions parse(String text) {
        return new TestedVersions(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.trim().split("\\s+"))
                .map(words -> new Row(range(words, 0), range(words, 2), range(words, 4)))
                .toList());
    }

    /** Returns the warning for a combination that is not in the list. */
    Optional<String> warning(String rustc, String zigbuild, String zig) {
        boolean tested = rows.stream()
                .anyMatch(row -> row.rustc().has(release(rustc))
                        && row.zigbuild().has(release(zigbuild))
                        && row.zig().has(release(zig)));
        return tested
                ? Optional.empty()
                : Optional.of("rustc " + rustc + ", cargo-zigbuild " + zigbuild + " and zig " + zig
                        + " have not been tested together; tested combinations: "
                        + rows.stream().map(Row::toString).collect(Collectors.joining("; or ")));
    }

    private static Range range(String[] words, int at) {
        return new Range(Version.parse(words[at]), Version.parse(words[at + 1]));
    }

    /** A nightly counts as the release that it will be. */
    private static Version release(String version) {
        return Version.parse(version.replaceFirst("[-+].*", ""));
    }
}
