package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A library in a temporary folder. On Linux it is loaded by its descriptor and its file is removed before, so that nothing is
 * left behind however the process ends. On macOS the file is removed after loading, and written again, at the same path, for the
 * next one who loads it: the JVM and the dynamic linker know a library by its path, and do not open the new file. A caller who was
 * given the path keeps the file until the JVM ends.
 */
public final class TemporaryFile {
    private static final String DESCRIPTORS = "/proc/self/fd";
    private static final Map<Path, Held> HELD = new HashMap<>();
    private static final Set<Path> KEPT = new HashSet<>();
    /** Those without a descriptor. */
    private static final Set<Path> NAMED = new HashSet<>();

    private TemporaryFile() {}

    /** Returns the path to give away; the file stays until the JVM ends, unless the library has been loaded already. */
    public static synchronized Path keep(Path file, Candidate library) {
        Held held = HELD.get(file);
        if (held == null) {
            restore(file, library);
            KEPT.add(file);
        }
        return held == null ? file : held.path;
    }

    /** Returns the path to load, always the same one for a file, and removes the file where its descriptor is enough. */
    public static synchronized Path toLoad(Path file, Candidate library) {
        if (KEPT.contains(file)) {
            return file;
        }
        Held held = HELD.get(file);
        if (held == null && Files.isDirectory(Paths.get(DESCRIPTORS))) {
            held = hold(file);
        }
        if (held == null) {
            restore(file, library);
            NAMED.add(file);
        }
        return held == null ? file : held.path;
    }

    /** Removes the file after the library was loaded from it, unless it is needed; Windows does not allow that. */
    public static synchronized void loaded(Path file) {
        if (FileStatus.UNIX && NAMED.contains(file) && !KEPT.contains(file)) {
            try {
                Files.deleteIfExists(file);
                removeIfClosed(file.getParent());
            } catch (IOException staysUntilTheJvmEnds) {
                // The JDK removes it then.
            }
        }
    }

    /** Writes a file again that was removed after loading; if that fails, the system reports the missing file. */
    private static void restore(Path file, Candidate library) {
        if (!NAMED.contains(file) || Files.exists(file)) {
            return;
        }
        try {
            FolderOwnership ownership = FolderOwnership.ofThisProcess();
            ownership.makeOne(file.getParent());
            ownership.checkNew(file.getParent());
            new Extraction(library).writeTo(file);
        } catch (IOException reportedByTheSystem) {
            // See above.
        }
    }

    /** Returns true if the library can be loaded although the file may have been removed. */
    static synchronized boolean isKnown(Path file) {
        return HELD.containsKey(file) || NAMED.contains(file);
    }

    private static Held hold(Path file) {
        try {
            FileInputStream open = new FileInputStream(file.toFile());
            Path path = descriptorOf(file);
            if (path == null) {
                open.close();
                return null;
            }
            Held held = new Held(path, open);
            HELD.put(file, held);
            Files.delete(file);
            removeIfClosed(file.getParent());
            return held;
        } catch (IOException fileStaysUntilTheJvmEnds) {
            return HELD.get(file);
        }
    }

    /**
     * Removes the empty folder, unless others may add to its parent, as in {@code /tmp}. For the path of a descriptor, {@code
     * System.load} opens what the kernel names as its file: the path of the removed file with " (deleted)" at its end. Without the
     * folder, anyone could make a file of that name. It stays until the JVM ends.
     */
    private static void removeIfClosed(Path folder) throws IOException {
        FileStatus parent = FileStatus.ofFolder(folder.getParent());
        if (!parent.writableByOthers() && !parent.writableByGroup()) {
            Files.delete(folder);
        }
    }

    /** Java does not tell the number of a descriptor; the kernel lists them with their files. */
    private static Path descriptorOf(Path file) {
        String[] numbers = new File(DESCRIPTORS).list();
        for (String number : numbers == null ? new String[0] : numbers) {
            Path link = Paths.get(DESCRIPTORS, number);
            if (isSame(link, file)) {
                return link;
            }
        }
        return null;
    }

    private static boolean isSame(Path link, Path file) {
        try {
            return Files.isSameFile(link, file);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static final class Held {
        private final Path path;
        /** Never read: it keeps the descriptor open as long as this class is loaded. */
        private final FileInputStream open;

        Held(Path path, FileInputStream open) {
            this.path = path;
            this.open = open;
        }
    }
}
