package io.github.ferrule.loader.store;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;

/** A path that this JVM can pass to the operating system's loader, whose charset may not have all letters of the path. */
public final class LoadablePath {
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
        Optional<String> reason = reasonAgainst(path);
        if (reason.isPresent()) {
            throw UnusablePlaceException.of(path, reason.get());
        }
        return path;
    }

    /** Returns the reason why {@code System.load} cannot pass the path to Windows; empty if it can. */
    public static Optional<String> reasonAgainst(Path path) {
        return FileStatus.UNIX || isExpressible(path.toString(), Charset.forName(charset()))
                ? Optional.empty()
                : Optional.of("the path has letters that are not in code page " + charset());
    }

    static boolean isExpressible(String path, Charset codePage) {
        return codePage.newEncoder().canEncode(path);
    }

    private static String charset() {
        return System.getProperty("sun.jnu.encoding", "UTF-8");
    }
}
