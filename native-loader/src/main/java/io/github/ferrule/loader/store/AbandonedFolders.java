package io.github.ferrule.loader.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Removes the temporary folders that killed processes have left. */
final class AbandonedFolders {
    private static final String PREFIX = "ferrule-natives-";
    private static final long HOUR = 60L * 60 * 1000;

    private AbandonedFolders() {}

    static String prefix() {
        return PREFIX + Processes.own() + "-";
    }

    /**
     * Removes folders of this user whose process has ended, and which are an hour old, as its number may be another machine's.
     *
     * @param parent a real path, in which nobody else can exchange them
     */
    static void sweep(Path parent, FolderOwnership privacy) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                remove(folder, privacy);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Nothing depends on it.
        }
    }

    private static void remove(Path folder, FolderOwnership privacy) {
        try {
            FileTime changed = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS);
            boolean old = System.currentTimeMillis() - changed.toMillis() > HOUR;
            boolean ours = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && privacy.owns(folder);
            if (old && ours && !isAlive(folder)) {
                CacheCleanup.deleteFlat(folder);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // It stays, or another process has just removed it; the others are independent of it.
        }
    }

    private static boolean isAlive(Path folder) {
        String name = folder.getFileName().toString();
        int end = name.indexOf('-', PREFIX.length());
        try {
            return Processes.isAlive(Long.parseLong(name.substring(PREFIX.length(), Math.max(end, PREFIX.length()))));
        } catch (NumberFormatException notOurs) {
            return true;
        }
    }
}
