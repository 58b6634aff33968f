package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.Cache;
import io.github.ferrule.loader.store.CacheFolder;
import io.github.ferrule.loader.store.MemoryFile;
import io.github.ferrule.loader.store.Place;
import io.github.ferrule.loader.store.PlainFile;
import io.github.ferrule.loader.store.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tries the places for a library in their order, and remembers why each was of no use. */
final class Placement {
    private final String id;
    private final String library;
    private final Candidate candidate;
    private final Settings settings;
    private final OperatingSystem os;
    private final List<String> refused = new ArrayList<>(0);

    Placement(String id, String library, Candidate candidate, Settings settings, OperatingSystem os) {
        this.id = id;
        this.library = library;
        this.candidate = candidate;
        this.settings = settings;
        this.os = os;
    }

    /** The library, put where it can be loaded from. */
    Located place() {
        Located located = candidate.isPlainFile() ? in(new PlainFile(), Located.CLASS_PATH) : null;
        if (located == null && settings.readsCache()) {
            located = cached();
        }
        if (located == null && settings.extractsTo("temp")) {
            located = temporary();
        }
        if (located == null && settings.extractsTo("memory") && os == OperatingSystem.LINUX) {
            located = in(new MemoryFile(), Located.MEMORY);
        }
        if (located == null) {
            throw nowhere();
        }
        return located;
    }

    private Located cached() {
        CacheFolder folder = CacheFolder.of(settings, os);
        if (folder == null) {
            refused.add("cache: this user has no home folder, and neither XDG_CACHE_HOME nor ferrule.cache is set");
            return null;
        }
        Cache cache = new Cache(folder, settings);
        try {
            Path found = cache.find(candidate.descriptor());
            if (found != null) {
                return new Located(id, library, found, Located.CACHE, candidate);
            }
            if (settings.extractsTo("cache")) {
                return new Located(id, library, cache.put(candidate), Located.EXTRACTED, candidate);
            }
            refused.add(cache.file(candidate.descriptor()) + ": is not there or damaged, and ferrule.extract=never");
        } catch (IOException e) {
            refused.add(e.getMessage());
        }
        return null;
    }

    private Located temporary() {
        for (Place place : TemporaryFolder.all(settings)) {
            Located located = in(place, Located.TEMPORARY);
            if (located != null) {
                return located;
            }
        }
        return null;
    }

    private Located in(Place place, String origin) {
        try {
            return new Located(id, library, place.put(candidate), origin, candidate);
        } catch (IOException e) {
            refused.add(e.getMessage());
            return null;
        }
    }

    private RuntimeException nowhere() {
        return new Problem(Code.NO_PLACE, id + ": there is no place from which '" + library + "' can be loaded")
                .fact("found  " + candidate)
                .facts(refused)
                .remedy("name a folder of this user's that is writable and not mounted noexec:\n-Dferrule.cache=/path"
                        + "  (environment: FERRULE_CACHE=/path)")
                .failure();
    }
}
