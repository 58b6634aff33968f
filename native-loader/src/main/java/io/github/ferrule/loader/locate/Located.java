package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.LibraryContent;
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
    private final LibraryContent content;

    Located(String id, String library, Path path, Origin origin, LibraryContent content) {
        this.id = id;
        this.library = library;
        this.path = path;
        this.origin = origin;
        this.content = content;
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
    public LibraryContent content() {
        return content;
    }

    @Override
    public String toString() {
        String version = content == null
                ? ""
                : " " + content.descriptor().version() + " "
                        + content.descriptor().triple();
        return id + "/" + library + version + ", " + origin + ": " + path;
    }
}
