package io.github.ferrule.loader.open;

import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.Host;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.ExecutableProbe;
import io.github.ferrule.loader.store.TemporaryFolder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** JNA's own native half, which JNA extracts by rules of its own before it can open anything. */
final class JnaStub {
    private static final String FOLDER = "jna.tmpdir";

    private JnaStub() {}

    /** Whether JNA of this class loader has been prepared; another class loader's JNA must be prepared too. */
    private static volatile boolean prepared;
    /** A temporary folder that was made for JNA; null where there is none. */
    private static Path made;

    /** Starts JNA in the fastest way that is safe; where JNA runs already, or the user chose another way, nothing changes. */
    static synchronized void prepare(Located located, Settings settings) {
        boolean settled = prepared
                || settings.property(FOLDER) != null
                || settings.property("jna.boot.library.path") != null
                || Boolean.parseBoolean(settings.property("jna.nounpack"));
        if (settled) {
            return;
        }
        nameFolder(located, settings);
        SystemFolders.tellJna(settings);
        boolean refused = located.isCached() && !isStarted(settings) && !CachedStub.start(settings);
        if (refused && settings.property(FOLDER) == null) {
            useTemporary(settings);
        }
    }

    /** Whether JNA runs, so that a failure is that of the library. */
    static boolean isStarted(Settings settings) {
        return Boolean.parseBoolean(settings.property("jna.loaded"));
    }

    /** Removes what JNA needed only to start. */
    static synchronized void tidy() {
        prepared = true;
        if (made != null) {
            System.clearProperty(FOLDER);
            // On Windows the file that JNA has loaded stays in it.
            made.toFile().delete();
            made = null;
        }
    }

    /** Names a folder where JNA's default is unusable, even if nothing is unpacked: JNA looks there for what it left. */
    private static void nameFolder(Located located, Settings settings) {
        Path usual = located.isTemporary() ? null : defaultFolder(settings);
        if (usual != null && (sharesCacheWith(located, usual) || isUsable(usual))) {
            return;
        }
        Path cached = located.isCached() ? located.path().getParent() : null;
        if (cached != null && ExecutableProbe.canExecuteIn(cached)) {
            System.setProperty(FOLDER, cached.toString());
        } else {
            useTemporary(settings);
        }
    }

    private static void useTemporary(Settings settings) {
        made = TemporaryFolder.create(settings);
        if (made != null) {
            System.setProperty(FOLDER, made.toString());
        }
    }

    /**
     * The folder that JNA would extract to: {@code Native.getTempDir} of JNA 5.19. Null if it would be a path relative to
     * the working folder, as it is for a user without an account, or one that the JVM cannot express.
     */
    private static Path defaultFolder(Settings settings) {
        try {
            return defaultFolder(settings, Host.platform().os());
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static Path defaultFolder(Settings settings, OperatingSystem os) {
        String home = settings.property("user.home");
        String xdg = settings.environment("XDG_CACHE_HOME");
        Path folder;
        if (os == OperatingSystem.WINDOWS) {
            folder = Path.of(settings.property("java.io.tmpdir"));
        } else if (os == OperatingSystem.MACOS) {
            folder = Path.of(home, "Library/Caches/JNA/temp");
        } else {
            folder = xdg == null || xdg.trim().isEmpty() ? Path.of(home, ".cache/JNA/temp") : Path.of(xdg, "JNA/temp");
        }
        return folder.isAbsolute() ? folder : null;
    }

    /** Whether it is in the same user's cache as a library that was just found to be executable there. */
    private static boolean sharesCacheWith(Located located, Path usual) {
        Path cache = usual.getParent().getParent();
        return located.isCached()
                && cache != null
                && located.path().startsWith(cache)
                && cache.toFile().canWrite();
    }

    private static boolean isUsable(Path folder) {
        Path existing = folder;
        while (existing != null && !Files.isDirectory(existing)) {
            existing = existing.getParent();
        }
        return existing != null && ExecutableProbe.canExecuteIn(existing);
    }
}
