package io.github.ferrule.loader.faststart;

import com.sun.jna.Library;
import com.sun.jna.Native;
import io.github.ferrule.loader.platform.Bytes;
import io.github.ferrule.loader.platform.JavaModule;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.CodeSource;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Starts JNA with its native library from the cache, so that it need not unpack it on each start. */
public final class CachedJnaLibrary {
    private static final String FOLDER = "jna.boot.library.path";
    private static final String TEMPORARY = "jna.tmpdir";
    private static final int MOST_BYTES = 1 << 22;

    private CachedJnaLibrary() {}

    /** Keeps a file where nobody else can change it. */
    public interface Keeper {

        /**
         * Returns a file of this name and content, which is written if there is none.
         *
         * @throws IOException if it cannot be kept, or not so that nobody else can change it
         */
        Path keep(String fileName, byte[] content) throws IOException;
    }

    /** Returns whether JNA has been started; where anything is unusual, nothing has happened. */
    public static boolean start(Settings settings, Keeper keeper) {
        Optional<Path> stub = isPossible(settings) ? stub(keeper) : Optional.empty();
        if (!stub.isPresent() || !isTaken(stub.get())) {
            return false;
        }
        String folder = stub.get().getParent().toString();
        System.setProperty(FOLDER, folder);
        // As it starts, JNA looks here for files that it left, and complains of a folder that is not writable.
        System.setProperty(TEMPORARY, folder);
        try {
            Class.forName(Native.class.getName());
            return true;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("it was found a moment ago", e);
        } finally {
            System.clearProperty(FOLDER);
            System.clearProperty(TEMPORARY);
        }
    }

    /** JNA is in the same class loader as we are, and has no setting that changes where it looks for its native library. */
    public static boolean isPossible(Settings settings) {
        JavaModule own = JavaModule.of(CachedJnaLibrary.class);
        OperatingSystem os = Platform.ofThisProcess().os();
        return (os == OperatingSystem.LINUX || os == OperatingSystem.WINDOWS)
                && settings.faststart()
                && !own.isNamed()
                && own.contains(Library.class)
                && settings.property("jna.boot.library.name") == null
                && settings.property("jna.nosys") == null
                && settings.property("jna.noclasspath") == null;
    }

    /** Takes the file from the jar of JNA's own classes, because any jar of the class path may have a resource of this name. */
    private static Optional<Path> stub(Keeper keeper) {
        CodeSource source = Native.class.getProtectionDomain().getCodeSource();
        URL jar = source == null ? null : source.getLocation();
        if (jar == null || !jar.getProtocol().equals("file")) {
            return Optional.empty();
        }
        try (ZipFile file = new ZipFile(Paths.get(jar.toURI()).toFile())) {
            String name = Platform.ofThisProcess().os().fileName("jnidispatch");
            ZipEntry entry = file.getEntry("com/sun/jna/" + com.sun.jna.Platform.RESOURCE_PREFIX + "/" + name);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = file.getInputStream(entry)) {
                byte[] content = Bytes.read(in, MOST_BYTES);
                return content.length == MOST_BYTES ? Optional.empty() : Optional.of(keeper.keep(name, content));
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException jnaUnpacksItsOwn) {
            return Optional.empty();
        }
    }

    /**
     * Loads it for the class loader that is JNA's and ours. The JVM lets no other class loader have it from then on, so that
     * another JNA, of whatever version, which starts in this process while the property is set, passes it over and unpacks
     * its own: the property changes nothing for anybody else.
     */
    private static boolean isTaken(Path stub) {
        try {
            System.load(stub.toString());
            return true;
        } catch (UnsatisfiedLinkError jnaWillSaySo) {
            return false;
        } catch (RuntimeException nativeAccessIsDenied) {
            return false;
        }
    }
}
