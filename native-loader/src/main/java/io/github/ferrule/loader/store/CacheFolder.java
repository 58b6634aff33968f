package io.github.ferrule.loader.store;

import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;

/** The folders of the cache: a base, which belongs to the user, and the folders below it, which are the loader's. */
public final class CacheFolder {
    private static final String[] OWN = {"ferrule", "natives", "v1"};
    private static final String[] OWN_IN_CONFIGURED = {"v1"};

    private final Path base;
    private final boolean configured;

    private CacheFolder(Path base, boolean configured) {
        this.base = base;
        this.configured = configured;
    }

    /**
     * The folder for these settings; null if the user has none, as is so for a uid without an account.
     *
     * @throws IOException if no library can be loaded from its path
     */
    public static CacheFolder of(Settings settings, OperatingSystem os) throws IOException {
        String configured = settings.cache();
        if (configured != null) {
            return new CacheFolder(LoadablePath.parse(configured).toAbsolutePath(), true);
        }
        Path base = userCache(settings, os);
        return base == null ? null : new CacheFolder(base, false);
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

    private static Path absolute(String path) throws IOException {
        if (path == null || path.isEmpty()) {
            return null;
        }
        Path absolute = LoadablePath.parse(path);
        return absolute.isAbsolute() ? absolute : null;
    }

    Path base() {
        return base;
    }

    /** Whether the user named the base by a setting. */
    boolean configured() {
        return configured;
    }

    /** The folders of ours, from the base down. */
    String[] own() {
        return configured ? OWN_IN_CONFIGURED : OWN;
    }

    /** The folder with one entry for each library. */
    public Path entries() {
        Path folder = base;
        for (String name : own()) {
            folder = folder.resolve(name);
        }
        return folder;
    }
}
