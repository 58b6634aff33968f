package io.github.ferrule.loader.store;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;

/** A path that this JVM can pass to the operating system's loader, whose charset may not have all letters of the path. */
final class LoadablePath {
    private LoadablePath() {}

    /**
     * Parses a path that a setting or the environment gives.
     *
     * @throws UnusablePlaceException if the JVM cannot express it, as under {@code LC_ALL=C}, or cannot load a library from it
     */
    static Path parse(String text) throws UnusablePlaceException {
        try {
            return check(Paths.get(text));
        } catch (IllegalArgumentException e) {
            // Not by its type, which the verifier would load on each start.
            String reason = "this JVM cannot express the path: " + ((InvalidPathException) e).getReason()
                    + " (file names are in " + charset() + ")";
            throw UnusablePlaceException.of(text, reason, e);
        }
    }

    /** Windows keeps file names as Unicode, but {@code System.load} passes them in the ANSI code page (JDK-8195129). */
    static Path check(Path path) throws UnusablePlaceException {
        if (!FileStatus.UNIX && !isExpressible(path.toString(), Charset.forName(charset()))) {
            throw UnusablePlaceException.of(path, "the path has letters that are not in code page " + charset());
        }
        return path;
    }

    static boolean isExpressible(String path, Charset codePage) {
        return codePage.newEncoder().canEncode(path);
    }

    private static String charset() {
        return System.getProperty("sun.jnu.encoding", "UTF-8");
    }
}
