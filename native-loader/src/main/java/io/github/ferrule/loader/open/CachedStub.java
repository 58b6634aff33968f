package io.github.ferrule.loader.open;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import io.github.ferrule.loader.bundle.PlainJar;
import io.github.ferrule.loader.platform.Host;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.CacheFolder;
import io.github.ferrule.loader.store.StubFile;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.zip.ZipEntry;

/** Starts JNA with its native half from the cache, so that it need not unpack it on each start. */
final class CachedStub {
    private static final String FOLDER = "jna.boot.library.path";

    private CachedStub() {}

    /**
     * Starts JNA; where anything is unusual, nothing happens, and JNA starts by itself.
     *
     * @return false if the system refuses to load files from the cache
     */
    static boolean start(Settings settings) {
        Path stub = isUsual(settings) ? file(settings) : null;
        if (stub == null) {
            return true;
        }
        try {
            System.load(stub.toString());
        } catch (UnsatisfiedLinkError e) {
            return !SystemRefusal.mayBeAPolicy(e);
        } catch (IllegalCallerException jnaWillSaySo) {
            return true;
        }
        startJna(stub);
        return true;
    }

    /**
     * The stub has been loaded for the class loader that is JNA's and ours. The JVM lets no other class loader have it from then
     * on, so that another JNA, of whatever version, which starts in this process while the property is set, passes it over and
     * unpacks its own: the property changes nothing for anybody else.
     */
    private static void startJna(Path stub) {
        System.setProperty(FOLDER, stub.getParent().toString());
        try {
            Class.forName(Native.class.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("it was found a moment ago", e);
        } finally {
            System.clearProperty(FOLDER);
        }
    }

    /** JNA in the same class loader as we are, and none of its settings that change where it looks for its native half. */
    private static boolean isUsual(Settings settings) {
        Module own = CachedStub.class.getModule();
        return Host.platform().os() == OperatingSystem.LINUX
                && !own.isNamed()
                && own == Library.class.getModule()
                && settings.property("jna.boot.library.name") == null
                && settings.property("jna.nosys") == null
                && settings.property("jna.noclasspath") == null;
    }

    private static Path file(Settings settings) {
        URL resource = Library.class.getResource(Platform.RESOURCE_PREFIX + "/libjnidispatch.so");
        try {
            CacheFolder folder = CacheFolder.of(settings, OperatingSystem.LINUX);
            ZipEntry entry = folder == null || resource == null ? null : PlainJar.entry(resource);
            return entry == null ? null : new StubFile(folder, resource, entry).provide(settings);
        } catch (IOException jnaWillSaySo) {
            return null;
        }
    }
}
