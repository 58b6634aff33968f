package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.platform.JavaModule;
import io.github.ferrule.loader.platform.JavaVersion;
import io.github.ferrule.loader.platform.NativeAccess;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;

/**
 * A file that exists in memory only, for a Linux process that may write nowhere, or only where nothing may be executed. It
 * is sealed before it is loaded, and its descriptor stays open as long as the JVM lives.
 */
public final class MemoryFile implements Place {
    /** One file for each library that this process has loaded from memory. */
    private static final Map<String, Path> MADE = new HashMap<>();

    private final boolean shared;

    private MemoryFile(boolean shared) {
        this.shared = shared;
    }

    /** The one file of a library for the whole process. */
    public static MemoryFile shared() {
        return new MemoryFile(true);
    }

    /** A file for one class loader alone. */
    public static MemoryFile unshared() {
        return new MemoryFile(false);
    }

    @Override
    public Path put(Candidate library) throws UnusablePlaceException {
        if (!shared) {
            return make(library);
        }
        // Two threads that load the same library must not get it twice.
        synchronized (MADE) {
            String content = library.descriptor().sha256();
            Path made = MADE.get(content);
            if (made == null) {
                made = make(library);
                MADE.put(content, made);
            }
            return made;
        }
    }

    private static Path make(Candidate library) throws UnusablePlaceException {
        return write(library, descriptor(library.descriptor().fileName()));
    }

    private static Path write(Candidate library, int descriptor) throws UnusablePlaceException {
        Path file = Paths.get("/proc/self/fd/" + descriptor);
        boolean written = false;
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            new Extraction(library).copyTo(out);
            MemoryDescriptor.seal(descriptor);
            written = true;
            return file;
        } catch (IOException | IllegalStateException e) {
            throw UnusablePlaceException.of("memory", e.toString(), e);
        } finally {
            if (!written) {
                MemoryDescriptor.close(descriptor);
            }
        }
    }

    private static int descriptor(String name) throws UnusablePlaceException {
        int feature = JavaVersion.feature();
        if (feature < 22) {
            throw UnusablePlaceException.of("memory", "needs JDK 22 or newer, and this is " + feature, null);
        }
        try {
            return MemoryDescriptor.create(name);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw UnusablePlaceException.of("memory", reason(cause), cause);
        }
    }

    /** The call is the loader's own, so the permission is too. */
    private static String reason(Throwable cause) {
        return NativeAccess.isDenial(cause)
                ? "needs native access for the loader: " + NativeAccess.flag(JavaModule.of(MemoryFile.class))
                : cause.toString();
    }
}
