package io.github.ferrule.plugin.audit;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How severe each kind of finding is: its own default, or what the user chose. */
public record Severities(Map<FindingCode, Severity> chosen) {

    /** Nothing chosen. */
    public static final Severities DEFAULT = new Severities(Map.of());

    /** Copies the map. */
    public Severities {
        chosen = Map.copyOf(chosen);
    }

    /**
     * Parses a configuration such as {@code glibc-too-new → warn} or {@code FERRULE-335 → ignore}.
     *
     * @throws IllegalArgumentException if a finding or a level does not exist; the message says which
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
                    finding + ": '" + level + "' is not a level; there are error, warn and ignore", e);
        }
    }

    /** The same, with another default for one kind. */
    public Severities withDefault(FindingCode code, Severity severity) {
        Map<FindingCode, Severity> all = new EnumMap<>(FindingCode.class);
        all.put(code, severity);
        all.putAll(chosen);
        return new Severities(all);
    }

    /** How severe findings of this kind are. */
    public Severity of(FindingCode code) {
        return chosen.getOrDefault(code, code.defaultSeverity());
    }
}
