package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.LibraryContent;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.settings.Settings.Extract;
import io.github.ferrule.loader.store.Cache;
import io.github.ferrule.loader.store.CacheFolder;
import io.github.ferrule.loader.store.ContentMismatchException;
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

    Located place(String id, String library, LibraryContent content) {
        try {
            Extract extract = settings.extract();
            Located.Origin origin = Located.Origin.CLASS_PATH;
            Path path = content.candidate().isPlainFile() ? tryPlace(new PlainFile(), content) : null;
            if (path == null && (extract == Extract.AUTO || extract == Extract.CACHE || extract == Extract.NEVER)) {
                return cached(id, library, content, extract);
            }
            if (path == null) {
                return uncached(id, library, content, extract);
            }
            return new Located(id, library, path, origin, content);
        } catch (ContentMismatchException e) {
            throw mismatch(content.candidate(), e);
        }
    }

    private Located cached(String id, String library, LibraryContent content, Extract extract)
            throws ContentMismatchException {
        CacheFolder folder = CacheFolder.of(settings, platform.os());
        if (folder == null) {
            refused.add("cache: this user has no home folder, and neither XDG_CACHE_HOME nor ferrule.cache is set");
            return uncached(id, library, content, extract);
        }
        Cache cache = new Cache(folder, settings.verify());
        try {
            Path found = cache.find(content.descriptor());
            if (found != null) {
                return new Located(id, library, found, Located.Origin.CACHE, content);
            }
            if (extract != Extract.NEVER) {
                Path made = cache.put(content);
                return new Located(id, library, made, Located.Origin.EXTRACTED, content);
            }
            refused.add(cache.file(content.descriptor()) + ": is not there or damaged, and ferrule.extract=never");
        } catch (UnusablePlaceException e) {
            refused.add(e.getMessage());
        }
        return uncached(id, library, content, extract);
    }

    private Located uncached(String id, String library, LibraryContent content, Extract extract)
            throws ContentMismatchException {
        if (extract == Extract.AUTO || extract == Extract.TEMP) {
            for (Place place : TemporaryFolder.all(settings)) {
                Path path = tryPlace(place, content);
                if (path != null) {
                    return new Located(id, library, path, Located.Origin.TEMPORARY, content);
                }
            }
        }
        boolean memory = extract == Extract.AUTO || extract == Extract.MEMORY;
        if (memory && platform.os() == OperatingSystem.LINUX) {
            Path path = tryPlace(new MemoryFile(), content);
            if (path != null) {
                return new Located(id, library, path, Located.Origin.MEMORY, content);
            }
        }
        throw nowhere(id, library, content.candidate());
    }

    private Path tryPlace(Place place, LibraryContent content) throws ContentMismatchException {
        try {
            return place.put(content);
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

    private static RuntimeException mismatch(Candidate candidate, ContentMismatchException e) {
        return new Problem(Code.CONTENT_MISMATCH, "the jar does not hold the library that its descriptor describes")
                .fact("described by  " + candidate.origin() + "  with sha256 "
                        + candidate.descriptor().sha256())
                .facts(e.facts())
                .remedy("the jar is damaged, or another jar has a file of this name: download or rebuild it")
                .failure(e);
    }
}
