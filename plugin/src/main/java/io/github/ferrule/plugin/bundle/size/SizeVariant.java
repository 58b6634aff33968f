package io.github.ferrule.plugin.bundle.size;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of the profile to measure.
 *
 * @param name as it stands in the table
 * @param settings what counts instead of the crate's own
 */
public record SizeVariant(String name, Map<String, String> settings) {

    /**
     * Each adds to the one before it, the last one replaces its optimisation. {@code panic = "abort"} is not among them: it
     * changes what a program does.
     */
    public static final List<SizeVariant> LADDER = List.of(
            new SizeVariant("as the crate says", Map.of()),
            new SizeVariant("strip = true", Map.of("strip", "true")),
            new SizeVariant(
                    "  and lto = \"fat\", codegen-units = 1",
                    Map.of("strip", "true", "lto", "fat", "codegen-units", "1")),
            new SizeVariant(
                    "  and opt-level = \"s\"",
                    Map.of("strip", "true", "lto", "fat", "codegen-units", "1", "opt-level", "s")),
            new SizeVariant(
                    "  or  opt-level = \"z\"",
                    Map.of("strip", "true", "lto", "fat", "codegen-units", "1", "opt-level", "z")));

    public SizeVariant {
        settings = new TreeMap<>(settings);
    }
}
