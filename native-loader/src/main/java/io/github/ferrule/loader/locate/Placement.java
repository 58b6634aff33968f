package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.Cache;
import io.github.ferrule.loader.store.CacheFolder;
import io.github.ferrule.loader.store.MemoryFile;
import io.github.ferrule.loader.store.Place;
import io.github.ferrule.loader.store.PlainFile;
import io.github.ferrule.loader.store.TemporaryFolder;
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
        Path plain = candidate.isPlainFile() ? tryPlace(new PlainFile(), candidate) : null;
        if (plain != null) {
            return new Located(id, library, plain, Located.CLASS_PATH, candidate);
        }
        Located cached = settings.readsCache() ? cached(id, library, candidate) : null;
        if (cached != null) {
            return cached;
        }
        Located uncached = uncached(id, library, candidate);
        if (uncached != null) {
            return uncached;
        }
        throw nowhere(id, library, candidate);
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

    private Located uncached(String id, String library, Candidate candidate) {
        if (settings.extractsTo("temp")) {
            for (Place place : TemporaryFolder.all(settings)) {
                Path path = tryPlace(place, candidate);
                if (path != null) {
                    return new Located(id, library, path, Located.TEMPORARY, candidate);
                }
            }
        }
        boolean memory = settings.extractsTo("memory") && platform.os() == OperatingSystem.LINUX;
        Path path = memory ? tryPlace(new MemoryFile(), candidate) : null;
        return path == null ? null : new Located(id, library, path, Located.MEMORY, candidate);
    }

    private Path tryPlace(Place place, Candidate candidate) {
        try {
            return place.put(candidate);
        } catch (UnusablePlaceException e) {
            refused.add(e.getMessage());
            return null;
        }
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
