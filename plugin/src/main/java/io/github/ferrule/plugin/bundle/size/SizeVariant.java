package io.github.ferrule.plugin.bundle.size;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of the cargo profile to measure.
 *
 * @param name the name in the table
 * @param settings the settings that replace the crate's own
 */
public record SizeVariant(String name, Map<String, String> settings) {

    /**
     * Each variant adds to the one before it, except that the last one replaces its optimization level. {@code panic = "abort"}
     * is not among them, because it changes the behavior of the program.
     */
    public static final List<SizeVariant> LADDER = List.of(
            new SizeVariant("the crate's settings", Map.of()),
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
