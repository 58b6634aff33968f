package io.github.ferrule.loader.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * Removes what nobody has used for long: entries after sixty days, parts of files a day after their writer was killed. It
 * follows no link: where the system can, each folder is opened in the open folder above it, and what is in it is removed
 * from there.
 */
final class CacheCleanup {
    static final String PART = ".tmp-";
    static final long DAY = 24L * 60 * 60 * 1000;
    private static final long UNUSED = 60 * DAY;

    /** An entry, and in it the folder of a copy for another class loader. */
    private static final int DEPTH = 2;

    private CacheCleanup() {}

    /** Updates the time of a file that is in use, at most once a day, so that most starts write nothing. */
    static void markUsed(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException readOnly) {
            // A cache that cannot be written to is not swept either.
        }
    }

    /** Removes old entries, but not the file that was just made; what cannot be removed stays. */
    static void sweep(Path entries, Path justMade) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(entries)) {
            sweep(Folder.of(entries, all), justMade, DEPTH);
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Nothing depends on it: the next start that adds an entry tries again.
        }
    }

    private static void sweep(Folder folder, Path justMade, int depth) throws IOException {
        for (Path path : folder.content()) {
            try {
                sweep(folder, path, justMade, depth);
            } catch (IOException | DirectoryIteratorException unreadable) {
                // It stays, or another process has just removed it; the others are independent of it.
            }
        }
    }

    private static void sweep(Folder folder, Path path, Path justMade, int depth) throws IOException {
        Path name = path.getFileName();
        BasicFileAttributes status = folder.status(name);
        long age = System.currentTimeMillis() - status.lastModifiedTime().toMillis();
        if (!status.isDirectory()) {
            // Only what is in an entry is ours; a file among the entries is somebody else's.
            boolean part = name.toString().startsWith(PART);
            if (depth < DEPTH && age > (part ? DAY : UNUSED) && !path.equals(justMade)) {
                folder.deleteFile(name);
            }
        } else if (depth > 0 && !status.isOther()) {
            try (DirectoryStream<Path> content = folder.open(name)) {
                sweep(Folder.of(path, content), justMade, depth - 1);
            }
            // An empty folder may be one that another process is about to write into.
            if (age > DAY) {
                folder.deleteFolder(name);
            }
        }
    }

    /** Removes a folder with its files; one that holds another folder stays. */
    static void deleteFlat(Path path) throws IOException {
        try (DirectoryStream<Path> above = Files.newDirectoryStream(path.getParent())) {
            Folder parent = Folder.of(path.getParent(), above);
            try (DirectoryStream<Path> content = parent.open(path.getFileName())) {
                Folder folder = Folder.of(path, content);
                for (Path file : folder.content()) {
                    folder.deleteFile(file.getFileName());
                }
            }
            parent.deleteFolder(path.getFileName());
        }
    }

    /** An open folder: on Linux and macOS by its descriptor, which stays the same folder whatever its path leads to. */
    private static final class Folder {
        private final Path path;
        private final DirectoryStream<Path> stream;
        private final SecureDirectoryStream<Path> secure;

        private Folder(Path path, DirectoryStream<Path> stream, SecureDirectoryStream<Path> secure) {
            this.path = path;
            this.stream = stream;
            this.secure = secure;
        }

        static Folder of(Path path, DirectoryStream<Path> stream) {
            return new Folder(
                    path,
                    stream,
                    stream instanceof SecureDirectoryStream ? (SecureDirectoryStream<Path>) stream : null);
        }

        Iterable<Path> content() {
            return stream;
        }

        BasicFileAttributes status(Path name) throws IOException {
            return secure == null
                    ? Files.readAttributes(path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    : secure.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes();
        }

        DirectoryStream<Path> open(Path name) throws IOException {
            return secure == null
                    ? Files.newDirectoryStream(path.resolve(name))
                    : secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        }

        /** Leaves what cannot be removed, such as a library that is loaded on Windows. */
        void deleteFile(Path name) {
            try {
                if (secure == null) {
                    Files.delete(path.resolve(name));
                } else {
                    secure.deleteFile(name);
                }
            } catch (IOException stays) {
                // The next sweep tries again.
            }
        }

        /** Leaves a folder that is not empty. */
        void deleteFolder(Path name) {
            try {
                if (secure == null) {
                    Files.delete(path.resolve(name));
                } else {
                    secure.deleteDirectory(name);
                }
            } catch (IOException stays) {
                // The next sweep tries again.
            }
        }
    }
}
