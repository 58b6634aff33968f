package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.Cache;
import io.github.ferrule.loader.store.MemoryFile;
import io.github.ferrule.loader.store.Place;
import io.github.ferrule.loader.store.PlainFile;
import io.github.ferrule.loader.store.TemporaryFolder;
import io.github.ferrule.loader.store.UnusablePlaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a library into one place after another, and remembers why each was refused. */
public final class Placement {
    private static final int PLAIN_FILE = 0;
    private static final int CACHE = 1;
    private static final int TEMPORARY = 2;

    private final String id;
    private final String library;
    private final Candidate candidate;
    private final Settings settings;
    private final OperatingSystem os;
    private final List<String> refused = new ArrayList<>(0);
    private List<TemporaryFolder> folders;
    private int next;

    Placement(String id, String library, Candidate candidate, Settings settings, OperatingSystem os) {
        this.id = id;
        this.library = library;
        this.candidate = candidate;
        this.settings = settings;
        this.os = os;
    }

    /** The places after the one where the operating system refused a library that was taken from the class path. */
    public static Placement after(Located refused, Settings settings, OperatingSystem os) {
        Placement rest = new Placement(refused.id(), refused.library(), refused.candidate(), settings, os);
        rest.next = refused.isPlainFile() ? CACHE : refused.isCached() ? TEMPORARY : Integer.MAX_VALUE;
        if (refused.isTemporary()) {
            rest.next = TEMPORARY + rest.folders().size();
        }
        return rest;
    }

    /** The library, put where it can be loaded from. */
    Located place() {
        Located located = next();
        if (located == null) {
            throw new NoPlace(id, library, candidate, refused).failure();
        }
        return located;
    }

    /** The library in the next place that can hold it; null if there is none. */
    public Located next() {
        Located located = null;
        while (located == null
                && (next < TEMPORARY || next <= TEMPORARY + folders().size())) {
            located = in(next++);
        }
        return located;
    }

    private Located in(int place) {
        if (place == PLAIN_FILE) {
            return candidate.isPlainFile() ? in(new PlainFile(), Located.CLASS_PATH) : null;
        }
        if (place == CACHE) {
            return settings.readsCache() ? cached() : null;
        }
        if (place < TEMPORARY + folders().size()) {
            return settings.extractsTo("temp") ? in(folders().get(place - TEMPORARY), Located.TEMPORARY) : null;
        }
        boolean possible = settings.extractsTo("memory") && os == OperatingSystem.LINUX;
        return possible ? in(MemoryFile.shared(), Located.MEMORY) : null;
    }

    private List<TemporaryFolder> folders() {
        if (folders == null) {
            folders = TemporaryFolder.all(settings);
        }
        return folders;
    }

    private Located cached() {
        try {
            Optional<Cache> cache = Cache.of(settings, os);
            if (!cache.isPresent()) {
                refused.add("cache: this user has no home folder, and neither XDG_CACHE_HOME nor ferrule.cache is set");
                return null;
            }
            Optional<Path> found = cache.get().find(candidate.descriptor());
            if (found.isPresent()) {
                return new Located(id, library, found.get(), Located.CACHE, candidate, refused);
            }
            if (settings.extractsTo("cache")) {
                return new Located(id, library, cache.get().put(candidate), Located.EXTRACTED, candidate, refused);
            }
            refused.add(
                    cache.get().file(candidate.descriptor()) + ": is missing or damaged, and ferrule.extract=never");
        } catch (IOException e) {
            refused.add(e.getMessage());
        }
        return null;
    }

    private Located in(Place place, String origin) {
        try {
            return new Located(id, library, place.put(candidate), origin, candidate, refused);
        } catch (UnusablePlaceException e) {
            refused.add(e.getMessage());
            return null;
        }
    }
}
