package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Descriptor;
import io.github.ferrule.loader.platform.Bytes;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/** Adds files to the cache. Each is complete and checked before it gets its name. */
final class CacheWriter {
    private final Cache cache;

    CacheWriter(Cache cache) {
        this.cache = cache;
    }

    /** Puts the library into the cache, checked against its descriptor, and returns its real path. */
    Path put(Candidate library) throws UnusablePlaceException {
        Descriptor descriptor = library.descriptor();
        try {
            Path entry = cache.resolve(true, cache.names(descriptor));
            Path file = entry.resolve(descriptor.fileName());
            Path part = entry.resolve(CacheCleanup.PART + Long.toHexString(System.nanoTime()) + "-"
                    + Integer.toHexString(System.identityHashCode(library)));
            new Extraction(library).writeTo(part);
            AtomicRename.publish(part, file, cache, descriptor);
            FolderOwnership.ofThisProcess().checkFile(file);
            CacheCleanup.sweep(cache.resolve(false), file);
            return file;
        } catch (IOException e) {
            throw UnusablePlaceException.of(cache.file(descriptor).getParent(), e);
        }
    }

    /**
     * Keeps a file that does not belong to a bundle. What is kept is compared byte by byte, so its name need not be one that
     * nobody can forge: a hash would cost a cold JVM 40 ms.
     *
     * @param kind begins the name of its entry; the CRC-32 and the size of the content follow
     * @param mayWrite false if only a file that is there already may be used
     */
    Path keep(String kind, String fileName, byte[] content, boolean mayWrite) throws UnusablePlaceException {
        CRC32 crc = new CRC32();
        crc.update(content);
        String name = kind + "-" + Long.toHexString(crc.getValue()) + "-" + content.length;
        Path shown = cache.entries().resolve(name).resolve(fileName);
        try {
            Optional<Path> kept = kept(name, fileName, content);
            if (kept.isPresent()) {
                return kept.get();
            }
            if (!mayWrite) {
                throw UnusablePlaceException.of(shown, "does not exist, and may not be written");
            }
            Path entry = cache.resolve(true, name);
            write(
                    entry.resolve(CacheCleanup.PART + Long.toHexString(System.nanoTime())),
                    entry.resolve(fileName),
                    content);
            kept = kept(name, fileName, content);
            if (!kept.isPresent()) {
                throw UnusablePlaceException.of(shown, "does not hold what was written");
            }
            return kept.get();
        } catch (IOException e) {
            throw UnusablePlaceException.of(shown, e);
        }
    }

    private Optional<Path> kept(String name, String fileName, byte[] content) throws IOException {
        try {
            Path file = cache.resolve(false, name).resolve(fileName);
            FileStatus status = FolderOwnership.ofThisProcess().checkFile(file);
            Cache.markUsed(file, status);
            boolean good = status.size() == content.length && holds(file, content) && FolderOwnership.canExecute(file);
            return good ? Optional.of(file) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return Arrays.equals(Bytes.read(in, content.length + 1), content);
        }
    }

    private static void write(Path part, Path file, byte[] content) throws IOException {
        try {
            try (OutputStream out = Extraction.create(part)) {
                out.write(content);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
