package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.support.text.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * A name in the configuration that Ferrule does not know.
 *
 * @param before the text before the name in a warning
 * @param name as the user wrote it
 * @param after the text after the name, and after the suggested one
 */
record UnknownName(String before, String name, String after) {

    /** Formats a warning that suggests the nearest of the known names. */
    String warning(Collection<String> known) {
        String mark = before.endsWith("<") ? "<" : "";
        return before
                + name
                + after
                + nearest(known)
                        .map(it -> "; did you mean " + mark + it + after + "?")
                        .orElse("");
    }

    private Optional<String> nearest(Collection<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(this::distance).thenComparing(Comparator.naturalOrder()));
    }

    /** Letters count, their case and the separators do not: {@code remap-paths} is {@code remapPaths}. */
    private int distance(String candidate) {
        return EditDistance.between(letters(name), letters(candidate));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
