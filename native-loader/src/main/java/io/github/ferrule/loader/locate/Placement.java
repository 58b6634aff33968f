package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.Cache;
import io.github.ferrule.loader.store.CacheFolder;
import io.github.ferrule.loader.store.UnusablePlaceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tries the places for a library in their order, and remembers why each was of no use. */
final class Placement {
    private final Settings settings;
    private final Platform platform;
    private final List<String> refused = new ArrayList<>(0);

    Placement(Settings settings, Platform platform) {
        this.settings = settings;
        this.platform = platform;
    }

    Located place(String id, String library, Candidate candidate) {
        Located located =
                candidate.isPlainFile() ? elsewhere(id, library, candidate).onClassPath() : null;
        if (located == null && settings.readsCache()) {
            located = cached(id, library, candidate);
        }
        if (located == null) {
            located = elsewhere(id, library, candidate).temporary();
        }
        if (located == null) {
            throw nowhere(id, library, candidate);
        }
        return located;
    }

    private Located cached(String id, String library, Candidate candidate) {
        CacheFolder folder = CacheFolder.of(settings, platform.os());
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
        } catch (UnusablePlaceException e) {
            refused.add(e.getMessage());
        }
        return null;
    }

    /** A class of its own, as a start with a cached library need not load it. */
    private Elsewhere elsewhere(String id, String library, Candidate candidate) {
        return new Elsewhere(id, library, candidate, settings, refused);
    }

    private RuntimeException nowhere(String id, String library, Candidate candidate) {
        return new Problem(Code.NO_PLACE, id + ": there is no place from which '" + library + "' can be loaded")
                .fact("found  " + candidate)
                .facts(refused)
                .remedy("name a folder of this user's that is writable and not mounted noexec:\n-Dferrule.cache=/path"
                        + "  (environment: FERRULE_CACHE=/path)")
                .failure();
    }
}
