package io.github.ferrule.loader.store;

import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The folders of the cache: a base, which belongs to the user, and the folders below it, which are the loader's. */
public final class CacheFolder {
    private static final String[] OWN = {"ferrule", "natives", "v1"};
    private static final String[] OWN_IN_CONFIGURED = {"v1"};

    private final Path base;
    private final String[] own;

    private CacheFolder(Path base, String[] own) {
        this.base = base;
        this.own = own;
    }

    /**
     * The folder for these settings; empty if the user has none, as a uid without an account has not.
     *
     * @throws UnusablePlaceException if no library can be loaded from its path
     */
    public static Optional<CacheFolder> of(Settings settings, OperatingSystem os) throws UnusablePlaceException {
        Optional<String> configured = settings.cache();
        if (configured.isPresent()) {
            Path base = LoadablePath.parse(configured.get()).toAbsolutePath();
            return Optional.of(new CacheFolder(base, OWN_IN_CONFIGURED));
        }
        Path base = userCache(settings, os);
        return base == null ? Optional.empty() : Optional.of(new CacheFolder(base, OWN));
    }

    private static Path userCache(Settings settings, OperatingSystem os) throws UnusablePlaceException {
        if (os == OperatingSystem.WINDOWS) {
            return userCache(settings, settings.environment("LOCALAPPDATA"), "AppData\\Local");
        }
        return os == OperatingSystem.MACOS
                ? userCache(settings, null, "Library/Caches")
                : userCache(settings, settings.environment("XDG_CACHE_HOME"), ".cache");
    }

    private static Path userCache(Settings settings, String named, String inHome) throws UnusablePlaceException {
        Path base = absolute(named);
        Path home = base == null ? home(settings) : null;
        return home == null ? base : home.resolve(inHome);
    }

    /** The JVM says {@code ?} for a uid without an account; HOME may still be set, as OpenShift does. */
    private static Path home(Settings settings) throws UnusablePlaceException {
        Path home = absolute(settings.property("user.home"));
        return home != null ? home : absolute(settings.environment("HOME"));
    }

    private static Path absolute(String path) throws UnusablePlaceException {
        if (path == null || path.isEmpty()) {
            return null;
        }
        Path absolute = LoadablePath.parse(path);
        return absolute.isAbsolute() ? absolute : null;
    }

    /** The folder with one entry for each library, before any link in its path is resolved: for messages. */
    public Path entries() {
        Path folder = base;
        for (String name : own) {
            folder = folder.resolve(name);
        }
        return folder;
    }

    /**
     * Returns the real path of the folder with these names below {@link #entries()}.
     *
     * @param make whether to make what is missing
     * @throws java.nio.file.NoSuchFileException if it does not exist and may not be made
     * @throws IOException if somebody else can change it
     */
    Path resolve(boolean make, String... names) throws IOException {
        FolderOwnership privacy = FolderOwnership.ofThisProcess();
        Path folder = privacy.resolve(base, make);
        for (String name : own) {
            folder = privacy.own(folder, name, make);
        }
        for (String name : names) {
            folder = privacy.own(folder, name, make);
        }
        return folder;
    }
}
