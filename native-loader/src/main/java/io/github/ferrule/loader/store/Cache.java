package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Descriptor;
import io.github.ferrule.loader.faststart.VerifiedMark;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.settings.Settings;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A folder of the user with one entry for each library, named by its content. Nothing in it is ever changed: a new file
 * is complete before it gets its name, so no lock is needed and a process that is killed leaves nothing half done.
 *
 * <p>It is in a base, which belongs to the user; the folders below the base are the loader's own. A normal start only looks a
 * file up, so all that is needed to add one is in {@link CacheWriter}.
 */
public final class Cache {
    private static final String[] OWN = {"ferrule", "natives", "v1"};
    private static final String[] OWN_IN_CONFIGURED = {"v1"};
    private static final int NAME_LENGTH = 32;
    private static final int BUFFER = 1 << 16;
    /** The size from which a cold JVM takes longer to read a file than to look for the mark that it was read. */
    private static final int LARGE = 1 << 22;

    private final Path base;
    private final String[] own;
    private final Settings settings;
    private final int copy;

    private Cache(Path base, String[] own, Settings settings, int copy) {
        this.base = base;
        this.own = own;
        this.settings = settings;
        this.copy = copy;
    }

    /**
     * Returns the cache for these settings; empty if the user has none, as a uid without an account has not.
     *
     * @throws IOException if no library can be loaded from its path
     */
    public static Optional<Cache> of(Settings settings, OperatingSystem os) throws IOException {
        Optional<String> configured = settings.cache();
        if (configured.isPresent()) {
            Path base = path(configured.get()).toAbsolutePath();
            return Optional.of(new Cache(base, OWN_IN_CONFIGURED, settings, 0));
        }
        Path base = userCache(settings, os);
        return base == null ? Optional.empty() : Optional.of(new Cache(base, OWN, settings, 0));
    }

    private static Path userCache(Settings settings, OperatingSystem os) throws IOException {
        if (os == OperatingSystem.WINDOWS) {
            return userCache(settings, settings.environment("LOCALAPPDATA"), "AppData\\Local");
        }
        return os == OperatingSystem.MACOS
                ? userCache(settings, null, "Library/Caches")
                : userCache(settings, settings.environment("XDG_CACHE_HOME"), ".cache");
    }

    private static Path userCache(Settings settings, String named, String inHome) throws IOException {
        Path base = absolute(named);
        Path home = base == null ? home(settings) : null;
        return home == null ? base : home.resolve(inHome);
    }

    /** The JVM says {@code ?} for a uid without an account; HOME may still be set, as OpenShift does. */
    private static Path home(Settings settings) throws IOException {
        Path home = absolute(settings.property("user.home"));
        return home != null ? home : absolute(settings.environment("HOME"));
    }

    private static Path absolute(String text) throws IOException {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Path path = path(text);
        return path.isAbsolute() ? path : null;
    }

    private static Path path(String text) throws IOException {
        if (FileStatus.UNIX) {
            try {
                return Paths.get(text);
            } catch (IllegalArgumentException notInTheCharsetOfThisJvm) {
                // Refused below, by a class that a normal start does not load.
            }
        }
        return LoadablePath.parse(text);
    }

    /** Returns the same cache for the n-th copy of each library, which the n-th class loader loads by JNI. */
    public Cache ofCopy(int number) {
        return new Cache(base, own, settings, number);
    }

    /** The folder with one entry for each library, before any link in its path is resolved: for messages. */
    public Path entries() {
        Path folder = base;
        for (String name : own) {
            folder = folder.resolve(name);
        }
        return folder;
    }

    /** The path of the library once it is cached, before any link in it is resolved: for messages. */
    public Path file(Descriptor library) {
        Path entry = entries();
        for (String name : names(library)) {
            entry = entry.resolve(name);
        }
        return entry.resolve(library.fileName());
    }

    String[] names(Descriptor library) {
        String entry = library.sha256().substring(0, NAME_LENGTH);
        return copy == 0 ? new String[] {entry} : new String[] {entry, Integer.toString(copy)};
    }

    /** Returns whether a folder of this name inside an entry holds a copy for another class loader. */
    static boolean isCopy(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * Returns the real path of the folder with these names below {@link #entries()}.
     *
     * @param make whether to make what is missing
     * @throws NoSuchFileException if it does not exist and may not be made
     * @throws IOException if somebody else can change it
     */
    Path resolve(boolean make, String... names) throws IOException {
        FolderOwnership ownership = FolderOwnership.ofThisProcess();
        Path folder = ownership.resolve(base, make);
        for (String name : own) {
            folder = ownership.own(folder, name, make);
        }
        for (String name : names) {
            folder = ownership.own(folder, name, make);
        }
        return folder;
    }

    /**
     * Finds a cached file and checks it.
     *
     * @return its real path; empty if there is none, or one that is damaged and may be replaced
     * @throws IOException that is an {@link UnusablePlaceException}, if somebody else can change the file or a folder above it
     */
    public Optional<Path> find(Descriptor library) throws IOException {
        try {
            Path file = resolve(false, names(library)).resolve(library.fileName());
            FileStatus status = FolderOwnership.ofThisProcess().checkFile(file);
            boolean good = status.size() == library.size() && isGood(file, library, status);
            // On a noexec mount the attempt to replace it says so.
            return good && FolderOwnership.canExecute(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException e) {
            // Not by its type, which the verifier would load on each start.
            if (e instanceof NoSuchFileException) {
                return Optional.empty();
            }
            throw UnusablePlaceException.refusal(file(library), e);
        }
    }

    private boolean isGood(Path file, Descriptor library, FileStatus status) throws IOException {
        markUsed(file, status);
        if (settings.verifies("sha256")) {
            return Sha256.of(file).equals(library.sha256());
        }
        if (settings.verifies("size")) {
            return true;
        }
        boolean markable = FileStatus.UNIX // Windows has no time of change
                && settings.faststart()
                && library.size() >= LARGE
                && settings.verifies("auto");
        return markable
                ? matches(file, library, new VerifiedMark(file, status.state(), status.changed()))
                : crc32(file) == library.crc32();
    }

    static void markUsed(Path file, FileStatus status) {
        if (System.currentTimeMillis() - status.modified() > CacheCleanup.DAY) {
            CacheCleanup.markUsed(file);
        }
    }

    private static boolean matches(Path file, Descriptor library, VerifiedMark mark) throws IOException {
        if (mark.isSet()) {
            return true;
        }
        boolean prepared = mark.prepare();
        boolean good = crc32(file) == library.crc32();
        if (good && prepared) {
            mark.set();
        }
        return good;
    }

    /** Detects damage, not malice. Read through an array: mapping costs a cold JDK 25 some 50 ms more. */
    static long crc32(Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new FileInputStream(file.toFile())) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
            }
        }
        return crc.getValue();
    }

    /**
     * Puts the library into the cache, checked against its descriptor.
     *
     * @return its real path
     * @throws UnusablePlaceException if the cache cannot take it
     */
    public Path put(Candidate library) throws UnusablePlaceException {
        return new CacheWriter(this).put(library);
    }

    /**
     * Keeps a file that does not belong to a bundle.
     *
     * @param kind begins the name of its entry
     * @return the real path of a file that has exactly this content
     * @throws UnusablePlaceException if there is none and it may not be written, or somebody else can change it
     */
    public Path keep(String kind, String fileName, byte[] content) throws UnusablePlaceException {
        return new CacheWriter(this).keep(kind, fileName, content, settings.extractsTo("cache"));
    }
}
