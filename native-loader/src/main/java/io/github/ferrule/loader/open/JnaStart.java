package io.github.ferrule.loader.open;

import com.sun.jna.Native;
import io.github.ferrule.loader.faststart.CachedJnaLibrary;
import io.github.ferrule.loader.faststart.SystemFolders;
import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.Cache;
import io.github.ferrule.loader.store.TemporaryFolder;
import io.github.ferrule.loader.store.UnusablePlaceException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts JNA, which has to load a native library of its own before it can open anything. */
final class JnaStart {
    private static final String FOLDER = "jna.tmpdir";

    /** True if the JNA of this class loader has been started; another class loader's JNA must be started too. */
    private static boolean prepared;

    private JnaStart() {}

    /** Does nothing where JNA runs already, or where a setting of JNA's own says where its library comes from. */
    static synchronized void prepare(Located located, Settings settings) {
        boolean settled = prepared
                || settings.property(FOLDER) != null
                || settings.property("jna.boot.library.path") != null
                || Boolean.parseBoolean(settings.property("jna.nounpack"));
        if (settled) {
            return;
        }
        if (settings.faststart()) {
            SystemFolders.tellJna(settings);
        }
        boolean started = located.isCached() && CachedJnaLibrary.start(settings, new InCache(settings));
        if (!started) {
            start(located, settings);
        }
        prepared = true;
    }

    /** Returns whether JNA runs, so that a failure is that of the library. */
    static boolean isStarted(Settings settings) {
        return Boolean.parseBoolean(settings.property("jna.loaded"));
    }

    /** Lets JNA unpack its library in a folder that nobody else can change, which JNA itself does not check. */
    private static void start(Located located, Settings settings) {
        // There JNA's own choice is the JVM's temporary folder, and JNA removes later what cannot be removed while it
        // is loaded.
        boolean windows = Platform.ofThisProcess().os() == OperatingSystem.WINDOWS;
        if (windows && TemporaryFolder.isClosed(settings.property("java.io.tmpdir"))) {
            return;
        }
        boolean checks = !windows && CachedJnaLibrary.isPossible(settings);
        List<String> refused = new ArrayList<>(0);
        TemporaryFolder denied = null;
        for (TemporaryFolder place : TemporaryFolder.provenFirst(settings)) {
            try {
                if (startIn(place.create(), checks, settings)) {
                    return;
                }
                denied = place;
            } catch (UnusablePlaceException e) {
                refused.add(e.getMessage());
            }
        }
        if (denied != null) {
            startAgain(denied, settings);
        } else if (!isStarted(settings)) {
            // Otherwise the JNA of this class loader may not need a folder.
            throw new JnaFailure(located, settings).noFolder(refused);
        }
    }

    /**
     * Starts JNA; returns false if the system does not load JNA's library from this folder. That must be known before JNA tries, as
     * its class is unusable after a failure.
     *
     * @param checks false if only JNA itself can find it out
     */
    private static boolean startIn(Path folder, boolean checks, Settings settings) {
        InFolder keeper = new InFolder(folder);
        try {
            if (checks && CachedJnaLibrary.start(settings, keeper)) {
                return true;
            }
            if (keeper.hasKept()) {
                return false;
            }
            unpackInto(folder);
            return true;
        } finally {
            keeper.remove();
        }
    }

    /** Lets JNA fail with the system's words. */
    private static void startAgain(TemporaryFolder denied, Settings settings) {
        try {
            startIn(denied.create(), false, settings);
        } catch (UnusablePlaceException e) {
            throw new IllegalStateException("it could be used a moment ago", e);
        }
    }

    private static void unpackInto(Path folder) {
        System.setProperty(FOLDER, folder.toString());
        try {
            Class.forName(Native.class.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("its class loader is ours", e);
        } finally {
            System.clearProperty(FOLDER);
        }
    }

    /** A folder of this process alone, which is removed when JNA has started. */
    private static final class InFolder implements CachedJnaLibrary.Keeper {
        private final Path folder;
        private Path kept;

        InFolder(Path folder) {
            this.folder = folder;
        }

        @Override
        public Path keep(String fileName, byte[] content) throws IOException {
            kept = folder.resolve(fileName);
            // Not a channel, which an interrupt closes.
            try (OutputStream out = new FileOutputStream(kept.toFile())) {
                out.write(content);
            }
            return kept;
        }

        boolean hasKept() {
            return kept != null;
        }

        void remove() {
            if (kept != null) {
                kept.toFile().delete();
            }
            // On Windows the file that JNA has loaded stays in it.
            folder.toFile().delete();
        }
    }

    private static final class InCache implements CachedJnaLibrary.Keeper {
        private final Settings settings;

        InCache(Settings settings) {
            this.settings = settings;
        }

        @Override
        public Path keep(String fileName, byte[] content) throws IOException {
            Optional<Cache> cache = Cache.of(settings, Platform.ofThisProcess().os());
            if (!cache.isPresent()) {
                throw new IOException("no cache can be used");
            }
            return cache.get().keep("jna", fileName, content);
        }
    }
}
