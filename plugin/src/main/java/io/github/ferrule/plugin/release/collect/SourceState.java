package io.github.ferrule.plugin.release.collect;

import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sources that a library was built from.
 *
 * @param version the version of the Maven artifact
 * @param revision the revision of the repository; {@code unknown} without one. If files differ from it, {@code -dirty.} and a
 *     hash of these follow, or only {@code -dirty} if they cannot be compared.
 * @param lock SHA-256 of the {@code Cargo.lock} that cargo reads; {@code none} without one
 */
public record SourceState(String version, String revision, String lock) {

    static final String UNKNOWN = "unknown";
    static final String REVISION = "revision";
    static final String LOCK = "lock";
    static final String DIRTY = "-dirty";

    /** Returns true if equal revisions mean equal sources. */
    boolean isComparable() {
        return !revision.isBlank() && !revision.equals(UNKNOWN) && !revision.endsWith(DIRTY);
    }

    /** Returns the revision without what was changed since. */
    String commit() {
        int changes = revision.indexOf(DIRTY);
        return changes < 0 ? revision : revision.substring(0, changes);
    }

    SortedMap<String, String> values() {
        return new TreeMap<>(Map.of("version", version, REVISION, revision, LOCK, lock));
    }

    static SourceState parse(Properties values) {
        return new SourceState(
                values.getProperty("version", ""), values.getProperty(REVISION, UNKNOWN), values.getProperty(LOCK, ""));
    }
}
