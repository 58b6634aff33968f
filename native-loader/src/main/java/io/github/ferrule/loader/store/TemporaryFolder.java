package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A new folder that only this user can enter, for this process alone; removed when the JVM ends, or earlier. */
public final class TemporaryFolder implements Place {
    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

    /** The parent that last held a library; of the others nobody knows whether their disk is full. */
    private static volatile String proven;

    private final String parent;
    private final boolean shared;

    private TemporaryFolder(String parent, boolean shared) {
        this.parent = parent;
        this.shared = shared;
    }

    /** The parents to try, in this order: the JVM's temporary folder, the user's runtime folder, and the system's others. */
    public static List<TemporaryFolder> all(Settings settings) {
        List<TemporaryFolder> places = new ArrayList<>();
        add(places, settings.property("java.io.tmpdir"));
        add(places, settings.environment("XDG_RUNTIME_DIR"));
        add(places, "/var/tmp");
        add(places, "/dev/shm");
        return places;
    }

    private static void add(List<TemporaryFolder> places, String parent) {
        if (parent != null && !parent.isEmpty() && mayExist(parent)) {
            places.add(new TemporaryFolder(parent, true));
        }
    }

    /** A path that cannot be parsed is kept, so that the list of refused places names it. */
    private static boolean mayExist(String parent) {
        try {
            return Files.isDirectory(LoadablePath.parse(parent));
        } catch (IOException refusedByPut) {
            return true;
        }
    }

    /** The same parent, for a copy that no other class loader shares. */
    public TemporaryFolder unshared() {
        return new TemporaryFolder(parent, false);
    }

    @Override
    public Path put(Candidate library) throws IOException {
        String content = library.descriptor().sha256();
        Path made = shared ? MADE.get(content) : null;
        if (made != null && (TemporaryFile.isHeld(made) || Files.exists(made))) {
            return made;
        }
        try {
            Path folder = LoadablePath.parse(parent).toAbsolutePath();
            Leftovers.sweep(folder);
            Path file = write(library, make(folder));
            if (shared) {
                MADE.put(content, file);
            }
            proven = parent;
            return file;
        } catch (IOException e) {
            throw UnusablePlaceException.of(parent, e);
        }
    }

    private static Path write(Candidate library, Path folder) throws IOException {
        Path file = folder.resolve(library.descriptor().fileName());
        boolean written = false;
        try {
            new Extraction(library).writeTo(file);
            file.toFile().deleteOnExit();
            written = true;
            return file;
        } finally {
            if (!written) {
                Files.delete(folder);
            }
        }
    }

    /** A new, empty folder of this kind from which libraries can be loaded; null if there is none. */
    public static Path create(Settings settings) {
        List<TemporaryFolder> places = all(settings);
        if (proven != null) {
            places.add(0, new TemporaryFolder(proven, true));
        }
        for (TemporaryFolder place : places) {
            try {
                Path folder = make(LoadablePath.parse(place.parent).toAbsolutePath());
                if (ExecutableProbe.canExecuteIn(folder)) {
                    return folder;
                }
                Files.delete(folder);
            } catch (IOException unwritable) {
                continue;
            }
        }
        return null;
    }

    /**
     * The JDK removes it when the JVM ends, in the reverse order of these calls. A shutdown hook of ours would keep the class
     * loader that has the loader, and could not be added while the JVM ends.
     */
    private static Path make(Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, Leftovers.prefix());
        folder.toFile().deleteOnExit();
        return folder;
    }
}
