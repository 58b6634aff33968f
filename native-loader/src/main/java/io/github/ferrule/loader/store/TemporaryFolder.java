package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.settings.Settings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A new folder that only this user can enter, for this process alone; removed when the JVM ends, or earlier. */
public final class TemporaryFolder implements Place {
    private static final int MOST_NAMES = 10;

    /** One file for each parent and library. */
    private static final Map<String, Path> MADE = new HashMap<>();

    /** The parent that last took a library; the disks of the others may be full. */
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

    /** Returns a folder with the same parent, for a copy that no other class loader shares. */
    public TemporaryFolder unshared() {
        return new TemporaryFolder(parent, false);
    }

    @Override
    public Path put(Candidate library) throws UnusablePlaceException {
        if (!shared) {
            return write(library);
        }
        // Two threads that load the same library must not get it twice.
        synchronized (MADE) {
            String key = library.descriptor().sha256() + parent;
            Path made = MADE.get(key);
            if (made == null || !TemporaryFile.isKnown(made) && !Files.exists(made)) {
                made = write(library);
                MADE.put(key, made);
            }
            return made;
        }
    }

    private Path write(Candidate library) throws UnusablePlaceException {
        try {
            Path file = write(library, make());
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

    /** The same parents as {@link #all}, but first the one that last took a library. */
    public static List<TemporaryFolder> provenFirst(Settings settings) {
        List<TemporaryFolder> places = all(settings);
        if (proven != null) {
            places.add(0, new TemporaryFolder(proven, true));
        }
        return places;
    }

    /** Makes an empty folder from which libraries can be loaded. */
    public Path create() throws UnusablePlaceException {
        try {
            Path folder = make();
            checkExecutable(folder);
            return folder;
        } catch (IOException e) {
            throw UnusablePlaceException.of(parent, e);
        }
    }

    /** Tests with a file, because the mode of a folder does not show that it is mounted noexec. */
    private static void checkExecutable(Path folder) throws IOException {
        Path probe = folder.resolve("probe");
        Extraction.create(probe).close();
        boolean executable = FolderOwnership.canExecute(probe);
        Files.delete(probe);
        if (!executable) {
            Files.delete(folder);
            throw UnusablePlaceException.of(folder.getParent(), MountTable.whyNotExecutable(probe));
        }
    }

    /** Returns whether nobody else can exchange what this user puts into a folder. */
    public static boolean isClosed(String folder) {
        try {
            FolderOwnership.ofThisProcess().resolve(LoadablePath.parse(folder).toAbsolutePath(), false);
            return true;
        } catch (IOException open) {
            return false;
        }
    }

    /**
     * Makes the folder where nobody else can exchange it. The JDK removes it when the JVM ends, in the reverse order of these
     * calls. A shutdown hook of ours would keep the class loader that has the loader, and could not be added while the JVM ends.
     */
    private Path make() throws IOException {
        FolderOwnership privacy = FolderOwnership.ofThisProcess();
        Path closed = privacy.resolve(LoadablePath.parse(parent).toAbsolutePath(), false);
        AbandonedFolders.sweep(closed, privacy);
        Path folder = makeUnique(closed, privacy);
        folder.toFile().deleteOnExit();
        privacy.checkNew(folder);
        return folder;
    }

    /**
     * Makes a folder whose name nobody can guess. {@code Files.createTempDirectory} parses {@code java.io.tmpdir} whatever the
     * parent is, and if this JVM cannot express that path, it fails for good, by an error of its initializer.
     */
    private static Path makeUnique(Path parent, FolderOwnership ownership) throws IOException {
        SecureRandom random = new SecureRandom();
        for (int left = MOST_NAMES; ; left--) {
            Path folder = parent.resolve(AbandonedFolders.prefix() + Long.toUnsignedString(random.nextLong()));
            try {
                return Files.createDirectory(folder, ownership.modeOfFolders());
            } catch (FileAlreadyExistsException taken) {
                if (left == 0) {
                    throw taken;
                }
            }
        }
    }
}
