package io.github.ferrule.loader.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Removes what nobody has used for long: entries after sixty days, parts of files a day after their writer was killed. */
final class Sweeper {
    static final String PART = ".tmp-";
    static final long DAY = 24L * 60 * 60 * 1000;
    private static final long UNUSED = 60 * DAY;

    private Sweeper() {}

    /** Dates a file that is in use; asked for at most once a day, so that a start costs no write. */
    static void markUsed(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException readOnly) {
            // A cache that cannot be written to is not swept either.
        }
    }

    /** Removes old entries beside the one that was just made; what cannot be removed stays. */
    static void sweep(Path entries, Path justMade) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(entries)) {
            for (Path entry : all) {
                sweepEntry(entry, justMade);
            }
        } catch (IOException unreadable) {
            // Nothing depends on it: the next start that adds an entry tries again.
        }
    }

    /** A copy for a second class loader lies in a folder of its own inside the entry. */
    private static void sweepEntry(Path entry, Path justMade) throws IOException {
        long age = age(entry);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(entry)) {
            for (Path file : files) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    sweepEntry(file, justMade);
                } else if (!file.equals(justMade)) {
                    sweepFile(file);
                }
            }
        }
        // An empty folder may be another process's that is about to write into it.
        if (age > DAY) {
            deleteQuietly(entry);
        }
    }

    private static long age(Path path) throws IOException {
        FileTime modified = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        return System.currentTimeMillis() - modified.toMillis();
    }

    private static void sweepFile(Path file) throws IOException {
        boolean part = file.getFileName().toString().startsWith(PART);
        if (age(file) > (part ? DAY : UNUSED)) {
            deleteQuietly(file);
        }
    }

    /** Leaves a folder that is not empty, and on Windows a library that is loaded. */
    private static void deleteQuietly(Path path) {
        try {
            Files.delete(path);
        } catch (IOException stays) {
            // See above.
        }
    }
}
