package io.github.ferrule.plugin.audit;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The severity of each kind of finding: the default, or the one that the user configured. */
public record Severities(Map<FindingCode, Severity> chosen) {

    /** The defaults. */
    public static final Severities DEFAULT = new Severities(Map.of());

    /** Copies the map. */
    public Severities {
        chosen = Map.copyOf(chosen);
    }

    /**
     * Parses a configuration such as {@code glibc-too-new → warn} or {@code FERRULE-335 → ignore}.
     *
     * @throws IllegalArgumentException if a finding or a severity does not exist; the message names it
     */
    public static Severities parse(Map<String, String> texts) {
        Map<FindingCode, Severity> chosen = new EnumMap<>(FindingCode.class);
        texts.forEach((finding, level) -> chosen.put(
                FindingCode.of(finding)
                        .orElseThrow(() -> new IllegalArgumentException("'" + finding + "' is not a finding")),
                severity(finding, level)));
        return new Severities(chosen);
    }

    private static Severity severity(String finding, String level) {
        try {
            return Severity.valueOf(level.trim().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    finding + ": '" + level + "' is not a severity; use error, warn, info or ignore", e);
        }
    }

    /** Replaces the default severity of one kind. */
    public Severities withDefault(FindingCode code, Severity severity) {
        Map<FindingCode, Severity> all = new EnumMap<>(FindingCode.class);
        all.put(code, severity);
        all.putAll(chosen);
        return new Severities(all);
    }

    /** Returns the severity of a kind. */
    public Severity of(FindingCode code) {
        return chosen.getOrDefault(code, code.defaultSeverity());
    }
}
