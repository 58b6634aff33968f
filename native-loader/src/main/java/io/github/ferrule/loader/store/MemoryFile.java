package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that lies in memory only, for a Linux process that may write nowhere, or only where nothing may be executed. Its
 * descriptor stays open as long as the JVM lives.
 */
public final class MemoryFile implements Place {
    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

    @Override
    public Path put(Candidate library) throws IOException {
        Path made = MADE.get(library.descriptor().sha256());
        if (made != null) {
            return made;
        }
        Path file = Path.of("/proc/self/fd/" + descriptor(library.descriptor().fileName()));
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            new Extraction(library).copyTo(out.getChannel());
        } catch (IOException e) {
            throw UnusablePlaceException.of(file, e);
        }
        MADE.put(library.descriptor().sha256(), file);
        return file;
    }

    private static int descriptor(String name) throws IOException {
        int feature = Runtime.version().feature();
        if (feature < 22) {
            throw UnusablePlaceException.of("memory", "needs JDK 22 or newer, and this is " + feature, null);
        }
        try {
            return MemoryDescriptor.create(name);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw UnusablePlaceException.of("memory", cause.toString(), cause);
        }
    }
}
