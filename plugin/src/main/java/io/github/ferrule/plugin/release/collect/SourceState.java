package io.github.ferrule.plugin.release.collect;

import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sources that a library was built from.
 *
 * @param version the version of the Maven artifact
 * @param revision the revision of the repository, with {@code -dirty} if files differ from it; {@code unknown} without one
 * @param lock SHA-256 of the {@code Cargo.lock} that cargo reads; {@code none} without one
 */
public record SourceState(String version, String revision, String lock) {

    static final String UNKNOWN = "unknown";

    SortedMap<String, String> values() {
        return new TreeMap<>(Map.of("version", version, "revision", revision, "lock", lock));
    }

    static SourceState parse(Properties values) {
        return new SourceState(
                values.getProperty("version", ""),
                values.getProperty("revision", UNKNOWN),
                values.getProperty("lock", ""));
    }
}
