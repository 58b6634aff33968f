package io.github.ferrule.plugin.bundle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Common naming schemes, as patterns. */
enum NamePreset {
    /** The folders that JNA searches: {@code linux-x86-64}, {@code win32-x86-64}, {@code darwin-aarch64}. */
    JNA("{jna}"),
    /** The classifiers of os-maven-plugin: {@code linux-x86_64}, {@code windows-x86_64}, {@code osx-aarch_64}. */
    OS_DETECTOR("{os-detector}"),
    /** Rust's own names: {@code x86_64-unknown-linux-gnu}. */
    TRIPLE("{triple}");

    private final String pattern;

    NamePreset(String pattern) {
        this.pattern = pattern;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(NamePreset::id).toList();
    }

    /** Returns the pattern of a parameter: that of a preset, or the text itself. */
    static NamePattern patternOf(String parameter, String text) {
        return Arrays.stream(values())
                .filter(preset -> preset.id().equals(text.trim()))
                .findFirst()
                .map(preset -> new NamePattern(preset.pattern))
                .orElseGet(() -> NamePattern.parse(parameter, text.trim()));
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
