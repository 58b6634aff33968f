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

/** A new folder that only this user can enter, for this process alone; removed when the JVM ends. */
public final class TemporaryFolder implements Place {
    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

    private final Path parent;
    private final boolean shared;

    private TemporaryFolder(Path parent, boolean shared) {
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
        if (parent != null && !parent.isEmpty() && Files.isDirectory(Path.of(parent))) {
            places.add(new TemporaryFolder(Path.of(parent).toAbsolutePath(), true));
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
        if (made != null && Files.exists(made)) {
            return made;
        }
        try {
            Leftovers.sweep(parent);
            Path folder = Files.createTempDirectory(parent, Leftovers.prefix());
            Leftovers.deleteOnExit(folder);
            Path file = folder.resolve(library.descriptor().fileName());
            new Extraction(library).writeTo(file);
            if (shared) {
                MADE.put(content, file);
            }
            return file;
        } catch (IOException e) {
            throw UnusablePlaceException.of(parent, e);
        }
    }

    /** A new, empty folder of this kind from which libraries can be loaded; null if there is none. */
    public static Path create(Settings settings) {
        for (TemporaryFolder place : all(settings)) {
            Path parent = place.parent;
            try {
                Path folder = Files.createTempDirectory(parent, Leftovers.prefix());
                Leftovers.deleteOnExit(folder);
                if (ExecutableProbe.canExecuteIn(folder)) {
                    return folder;
                }
            } catch (IOException unwritable) {
                continue;
            }
        }
        return null;
    }
}
