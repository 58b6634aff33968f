package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Candidate;
import java.nio.file.Path;

/** A library file that the operating system can load, and how it came to be there. */
public final class Located {

    /** The places in the order in which they are tried. */
    public enum Origin {
        OVERRIDE("named by a setting"),
        CLASS_PATH("a file on the class path"),
        CACHE("in the cache"),
        EXTRACTED("just put into the cache"),
        TEMPORARY("in a temporary folder"),
        MEMORY("in memory");

        private final String text;

        Origin(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final String id;
    private final String library;
    private final Path path;
    private final Origin origin;
    private final Candidate candidate;

    Located(String id, String library, Path path, Origin origin, Candidate candidate) {
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

    public Origin origin() {
        return origin;
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
