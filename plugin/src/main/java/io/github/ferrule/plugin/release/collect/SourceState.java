package io.github.ferrule.plugin.release.collect;

import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From which sources a library was built.
 *
 * @param version version of the Maven artifact
 * @param revision the revision of the repository, with {@code -dirty} if files were changed; {@code unknown} without one
 * @param lock SHA-256 of {@code Cargo.lock}; {@code none} without one
 */
public record SourceState(String version, String revision, String lock) {

    SortedMap<String, String> values() {
        return new TreeMap<>(Map.of("version", version, "revision", revision, "lock", lock));
    }

    static SourceState parse(Properties values) {
        return new SourceState(
                values.getProperty("version", ""), values.getProperty("revision", ""), values.getProperty("lock", ""));
    }
}
