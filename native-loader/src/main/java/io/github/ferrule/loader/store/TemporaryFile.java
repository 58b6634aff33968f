package io.github.ferrule.loader.store;

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
 * left behind however the process ends. A caller who was given the path keeps the file until the JVM ends.
 */
public final class TemporaryFile {
    private static final String DESCRIPTORS = "/proc/self/fd";
    private static final Map<Path, Held> HELD = new HashMap<>();
    private static final Set<Path> KEPT = new HashSet<>();

    private TemporaryFile() {}

    /** Returns the path to give away; the file stays until the JVM ends, unless the library has been loaded already. */
    public static synchronized Path keep(Path file) {
        Held held = HELD.get(file);
        if (held == null) {
            KEPT.add(file);
        }
        return held == null ? file : held.path;
    }

    /** Returns the path to load, always the same one for a file, and removes the file where its descriptor is enough. */
    public static synchronized Path toLoad(Path file) {
        if (KEPT.contains(file)) {
            return file;
        }
        Held held = HELD.get(file);
        if (held == null && Files.isDirectory(Paths.get(DESCRIPTORS))) {
            held = hold(file);
        }
        return held == null ? file : held.path;
    }

    /** Returns true if the file is open, so that it can be loaded although it was removed. */
    static synchronized boolean isHeld(Path file) {
        return HELD.containsKey(file);
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
