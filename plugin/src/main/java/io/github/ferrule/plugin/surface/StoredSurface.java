package io.github.ferrule.plugin.surface;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The surface of a built library, with what was known when it was read.
 *
 * @param surface the functions and types
 * @param asked the symbols that dependencies were searched for; what is neither here nor in the surface is not known yet
 * @param complete true if all dependencies were read, because not all callers were known
 * @param unguarded the functions that a panic can leave, as far as their source shows
 * @param panicAborts true if the profile ends the process at each panic
 */
public record StoredSurface(
        Surface surface, SortedSet<String> asked, boolean complete, SortedSet<String> unguarded, boolean panicAborts) {

    public StoredSurface {
        asked = Collections.unmodifiableSortedSet(new TreeSet<>(asked));
        unguarded = Collections.unmodifiableSortedSet(new TreeSet<>(unguarded));
    }

    /** Returns true if reading the surface again for these symbols would give nothing new. */
    public boolean covers(Set<String> wanted) {
        return complete || asked.containsAll(surface.unexplained(wanted));
    }
}
