package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.problem.Printable;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.TemporaryFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** A library file that the operating system can load, and how it came to be there. */
public final class Located {

    static final String OVERRIDE = "named by a setting";
    static final String CLASS_PATH = "a file on the class path";
    static final String CACHE = "in the cache";
    static final String EXTRACTED = "just put into the cache";
    static final String TEMPORARY = "in a temporary folder";
    static final String MEMORY = "in memory";

    private final String id;
    private final String library;
    private final Path path;
    private final String origin;
    private final Candidate candidate;
    private final List<String> refusedPlaces;
    private boolean announced;

    Located(String id, String library, Path path, String origin, Candidate candidate) {
        this(id, library, path, origin, candidate, Collections.<String>emptyList());
    }

    /** @param refusedPlaces the places before this one, each with the reason against it */
    Located(String id, String library, Path path, String origin, Candidate candidate, List<String> refusedPlaces) {
        this.refusedPlaces = refusedPlaces;
        this.id = id;
        this.library = library;
        this.path = path;
        this.origin = origin;
        this.candidate = candidate;
    }

    public String id() {
        return id;
    }

    public String library() {
        return library;
    }

    /** The path as it was found, for a message. */
    public Path path() {
        return path;
    }

    /** The absolute path for somebody who loads the library himself; the file stays until the JVM ends. */
    public Path pathToKeep() {
        return isTemporary() ? TemporaryFile.keep(path, candidate) : path;
    }

    /** The absolute path to load the library from; a temporary file may be removed by this call. */
    public Path pathToLoad() {
        return isTemporary() ? TemporaryFile.toLoad(path, candidate) : path;
    }

    /** To be called after the library was loaded from {@link #pathToLoad()}; a temporary file may be removed by this call. */
    public void loaded() {
        if (isTemporary()) {
            TemporaryFile.loaded(path);
        }
    }

    /** Returns true if it is in the user's cache. */
    public boolean isCached() {
        return origin.equals(CACHE) || origin.equals(EXTRACTED);
    }

    /** Returns true if it is in a private folder that is removed when the JVM ends. */
    public boolean isTemporary() {
        return origin.equals(TEMPORARY);
    }

    /** Returns true if it is a file of the class path, which was not copied. */
    boolean isPlainFile() {
        return origin.equals(CLASS_PATH);
    }

    /** The places that were tried before, each with the reason against it. */
    public List<String> refusedPlaces() {
        return refusedPlaces;
    }

    /** Prints once which places were passed over and which file was taken, if the settings ask for it; to be called when nothing can fail any more. */
    public void announce(Settings settings) {
        if (!announced && settings.debug()) {
            for (String refused : refusedPlaces) {
                System.err.println("ferrule: passed over " + Printable.of(refused));
            }
            System.err.println("ferrule: " + this);
        }
        announced = true;
    }

    /** Returns the library on the class path; null for an override. */
    public Candidate candidate() {
        return candidate;
    }

    @Override
    public String toString() {
        String version = candidate == null
                ? ""
                : " " + candidate.descriptor().version() + " "
                        + candidate.descriptor().triple();
        return Printable.of(id + "/" + library + version + ", " + origin + ": " + path);
    }
}
