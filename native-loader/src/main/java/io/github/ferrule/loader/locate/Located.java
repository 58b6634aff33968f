package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Candidate;
import java.nio.file.Path;

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

    Located(String id, String library, Path path, String origin, Candidate candidate) {
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

    /** Absolute. */
    public Path path() {
        return path;
    }

    /** Whether it lies in the user's cache. */
    public boolean isCached() {
        return origin.equals(CACHE) || origin.equals(EXTRACTED);
    }

    /** Whether it lies in a private folder that is removed when the JVM ends. */
    public boolean isTemporary() {
        return origin.equals(TEMPORARY);
    }

    /** What was taken from the class path; null for an override, of which nothing is known. */
    public Candidate candidate() {
        return candidate;
    }

    @Override
    public String toString() {
        String version = candidate == null
                ? ""
                : " " + candidate.descriptor().version() + " "
                        + candidate.descriptor().triple();
        return id + "/" + library + version + ", " + origin + ": " + path;
    }
}
