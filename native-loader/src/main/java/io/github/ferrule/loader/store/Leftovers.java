package io.github.ferrule.loader.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Removes the temporary folders of killed processes when the next process needs one. */
final class Leftovers {
    private static final String PREFIX = "ferrule-natives-";
    private static final long HOUR = 60L * 60 * 1000;

    private Leftovers() {}

    static String prefix() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    /** Removes folders of ours whose process has ended, and which are an hour old, as its number may be another machine's. */
    static void sweep(Path parent) {
        if (!FileStatus.UNIX) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            Privacy owner = Privacy.ofThisProcess();
            for (Path folder : folders) {
                FileStatus status = FileStatus.of(folder);
                boolean old = System.currentTimeMillis() - status.modified() > HOUR;
                if (old && status.isDirectory() && owner.owns(status) && !isAlive(folder)) {
                    delete(folder);
                }
            }
        } catch (IOException unreadable) {
            // Nothing depends on it.
        }
    }

    private static boolean isAlive(Path folder) {
        String name = folder.getFileName().toString();
        int end = name.indexOf('-', PREFIX.length());
        try {
            return ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length(), Math.max(end, PREFIX.length()))))
                    .isPresent();
        } catch (NumberFormatException notOurs) {
            return true;
        }
    }

    private static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        } catch (IOException stays) {
            // On Windows a loaded library cannot be removed; the next process does it.
        }
    }
}
