package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.platform.Host;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.MemoryFile;
import io.github.ferrule.loader.store.Place;
import io.github.ferrule.loader.store.PlainFile;
import io.github.ferrule.loader.store.TemporaryFolder;
import io.github.ferrule.loader.store.UnusablePlaceException;
import java.util.List;

/** The places for a library that are not the cache. */
final class Elsewhere {
    private final String id;
    private final String library;
    private final Candidate candidate;
    private final Settings settings;
    private final List<String> refused;

    /** @param refused to which is added why a place was of no use */
    Elsewhere(String id, String library, Candidate candidate, Settings settings, List<String> refused) {
        this.id = id;
        this.library = library;
        this.candidate = candidate;
        this.settings = settings;
        this.refused = refused;
    }

    /** Where it lies in a folder of the class path; null if that file will not do. */
    Located onClassPath() {
        return in(new PlainFile(), Located.CLASS_PATH);
    }

    /** In a temporary folder or in memory; null if none will do. */
    Located temporary() {
        if (settings.extractsTo("temp")) {
            for (Place place : TemporaryFolder.all(settings)) {
                Located located = in(place, Located.TEMPORARY);
                if (located != null) {
                    return located;
                }
            }
        }
        boolean memory = settings.extractsTo("memory") && Host.platform().os() == OperatingSystem.LINUX;
        return memory ? in(new MemoryFile(), Located.MEMORY) : null;
    }

    private Located in(Place place, String origin) {
        try {
            return new Located(id, library, place.put(candidate), origin, candidate);
        } catch (UnusablePlaceException e) {
            refused.add(e.getMessage());
            return null;
        }
    }
}
