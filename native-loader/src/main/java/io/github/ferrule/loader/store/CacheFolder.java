package io.github.ferrule.loader.store;

import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.settings.Settings;
import java.nio.file.Path;

/** Where the cache lies: a base, which is the user's affair, and the folders below it, which are ours. */
public final class CacheFolder {
    private static final String[] OWN = {"ferrule", "natives", "v1"};
    private static final String[] OWN_IN_CONFIGURED = {"v1"};

    private final Path base;
    private final boolean configured;

    private CacheFolder(Path base, boolean configured) {
        this.base = base;
        this.configured = configured;
    }

    /** The folder for these settings; null if the user has none, as is so for a uid without an account. */
    public static CacheFolder of(Settings settings, OperatingSystem os) {
        String configured = settings.cache();
        if (configured != null) {
            return new CacheFolder(Path.of(configured).toAbsolutePath(), true);
        }
        Path base = userCache(settings, os);
        return base == null ? null : new CacheFolder(base, false);
    }

    private static Path userCache(Settings settings, OperatingSystem os) {
        Path home = home(settings);
        if (os == OperatingSystem.WINDOWS) {
            Path local = absolute(settings.environment("LOCALAPPDATA"));
            return local != null || home == null ? local : home.resolve("AppData\\Local");
        }
        if (os == OperatingSystem.MACOS) {
            return home == null ? null : home.resolve("Library/Caches");
        }
        Path xdg = absolute(settings.environment("XDG_CACHE_HOME"));
        return xdg != null || home == null ? xdg : home.resolve(".cache");
    }

    /** The JVM says {@code ?} for a uid without an account; HOME may still be set, as OpenShift does. */
    private static Path home(Settings settings) {
        Path home = absolute(settings.property("user.home"));
        return home != null ? home : absolute(settings.environment("HOME"));
    }

    private static Path absolute(String path) {
        if (path == null || path.isEmpty()) {
            return null;
        }
        Path absolute = Path.of(path);
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
