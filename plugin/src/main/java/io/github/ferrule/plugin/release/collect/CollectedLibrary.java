package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.BuiltLibrary;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A library that another machine built.
 *
 * @param source the sources that it was built from
 * @param built the library, and how it was built
 * @param files SHA-256 of each other file that comes with it, by the path from the library's folder, with slashes
 */
public record CollectedLibrary(SourceState source, BuiltLibrary built, SortedMap<String, String> files) {

    public CollectedLibrary {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Returns the platform, whatever the glibc floor, and the name: only one library can be there. */
    String place() {
        return built.target().triple().text() + "/" + built.library();
    }

    /**
     * Returns what all libraries of a release have in common.
     *
     * @param several true if there are libraries of several crates, each with its lock file and its own changed files
     */
    Map<String, String> common(boolean several) {
        SortedMap<String, String> values = new TreeMap<>(source.values());
        values.put("rustc", built.provenance().rustc());
        if (several) {
            values.put(SourceState.LOCK + " of " + built.library(), values.remove(SourceState.LOCK));
            values.put(SourceState.REVISION + " of " + built.library(), source.revision());
            values.put(SourceState.REVISION, source.commit());
        }
        return values;
    }
}
