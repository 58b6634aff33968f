package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Descriptor;
import io.github.ferrule.loader.faststart.VerifiedMark;
import io.github.ferrule.loader.platform.Bytes;
import io.github.ferrule.loader.settings.Settings;
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

/**
 * A folder of the user with one entry for each library, named by its content. Nothing in it is ever changed: a new file
 * is complete before it gets its name, so no lock is needed and a process that is killed leaves nothing half done.
 */
public final class Cache {
    private static final int NAME_LENGTH = 32;
    private static final int BUFFER = 1 << 16;
    /** The size from which a cold JVM takes longer to read a file than to look for the mark that it was read. */
    private static final int LARGE = 1 << 22;

    private final CacheFolder folder;
    private final Settings settings;
    private final int copy;

    public Cache(CacheFolder folder, Settings settings) {
        this(folder, settings, 0);
    }

    private Cache(CacheFolder folder, Settings settings, int copy) {
        this.folder = folder;
        this.settings = settings;
        this.copy = copy;
    }

    /** Returns the same cache for the n-th copy of each library, which the n-th class loader loads by JNI. */
    public Cache ofCopy(int number) {
        return new Cache(folder, settings, number);
    }

    /** The path of the library once it is cached, before any link in it is resolved: for messages. */
    public Path file(Descriptor library) {
        Path entry = folder.entries();
        for (String name : names(library)) {
            entry = entry.resolve(name);
        }
        return entry.resolve(library.fileName());
    }

    private String[] names(Descriptor library) {
        String entry = library.sha256().substring(0, NAME_LENGTH);
        return copy == 0 ? new String[] {entry} : new String[] {entry, Integer.toString(copy)};
    }

    /** Returns whether a folder of this name inside an entry holds a copy for another class loader. */
    static boolean isCopy(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * Finds a cached file and checks it.
     *
     * @return its real path; empty if there is none, or one that is damaged and may be replaced
     * @throws UnusablePlaceException if somebody else can change the file or a folder above it
     */
    public Optional<Path> find(Descriptor library) throws UnusablePlaceException {
        try {
            Path file = folder.resolve(false, names(library)).resolve(library.fileName());
            FileStatus status = FolderOwnership.ofThisProcess().checkFile(file);
            boolean good = status.size() == library.size() && isGood(file, library, status);
            // On a noexec mount the attempt to replace it says so.
            return good && FolderOwnership.canExecute(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException e) {
            // Not by its type, which the verifier would load on each start.
            if (e instanceof NoSuchFileException) {
                return Optional.empty();
            }
            throw UnusablePlaceException.of(file(library), e);
        }
    }

    private boolean isGood(Path file, Descriptor library, FileStatus status) throws IOException {
        if (System.currentTimeMillis() - status.modified() > CacheCleanup.DAY) {
            CacheCleanup.markUsed(file);
        }
        if (settings.verifies("sha256")) {
            return Sha256.of(file).equals(library.sha256());
        }
        if (settings.verifies("size")) {
            return true;
        }
        boolean markable = FileStatus.UNIX // Windows has no time of change
                && settings.faststart()
                && library.size() >= LARGE
                && settings.verifies("auto");
        return markable
                ? matches(file, library, new VerifiedMark(file, status.state(), status.changed()))
                : crc32(file) == library.crc32();
    }

    private static boolean matches(Path file, Descriptor library, VerifiedMark mark) throws IOException {
        if (mark.isSet()) {
            return true;
        }
        boolean prepared = mark.prepare();
        boolean good = crc32(file) == library.crc32();
        if (good && prepared) {
            mark.set();
        }
        return good;
    }

    /** Detects damage, not malice. Read through an array: mapping costs a cold JDK 25 some 50 ms more. */
    static long crc32(Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new FileInputStream(file.toFile())) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
            }
        }
        return crc.getValue();
    }

    /** Puts the library into the cache, checked against its descriptor, and returns its real path. */
    public Path put(Candidate library) throws UnusablePlaceException {
        Descriptor descriptor = library.descriptor();
        try {
            Path entry = folder.resolve(true, names(descriptor));
            Path file = entry.resolve(descriptor.fileName());
            Path part = entry.resolve(CacheCleanup.PART + Long.toHexString(System.nanoTime()) + "-"
                    + Integer.toHexString(System.identityHashCode(library)));
            new Extraction(library).writeTo(part);
            AtomicRename.publish(part, file, this, descriptor);
            FolderOwnership.ofThisProcess().checkFile(file);
            CacheCleanup.sweep(folder.resolve(false), file);
            return file;
        } catch (IOException e) {
            throw UnusablePlaceException.of(file(descriptor).getParent(), e);
        }
    }

    /**
     * Keeps a file that does not belong to a bundle. What is kept is compared byte by byte, so its name need not be one that
     * nobody can forge: a hash would cost a cold JVM 40 ms.
     *
     * @param kind begins the name of its entry; the CRC-32 and the size of the content follow
     * @return the real path of a file that has exactly this content
     * @throws UnusablePlaceException if there is none and it may not be written, or somebody else can change it
     */
    public Path keep(String kind, String fileName, byte[] content) throws UnusablePlaceException {
        CRC32 crc = new CRC32();
        crc.update(content);
        String name = kind + "-" + Long.toHexString(crc.getValue()) + "-" + content.length;
        Path shown = folder.entries().resolve(name).resolve(fileName);
        try {
            Optional<Path> kept = kept(name, fileName, content);
            if (kept.isPresent()) {
                return kept.get();
            }
            if (!settings.extractsTo("cache")) {
                throw UnusablePlaceException.of(shown, "does not exist, and may not be written");
            }
            Path entry = folder.resolve(true, name);
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
            Path file = folder.resolve(false, name).resolve(fileName);
            FileStatus status = FolderOwnership.ofThisProcess().checkFile(file);
            if (System.currentTimeMillis() - status.modified() > CacheCleanup.DAY) {
                CacheCleanup.markUsed(file);
            }
            boolean good = status.size() == content.length && holds(file, content) && FolderOwnership.canExecute(file);
            return good ? Optional.of(file) : Optional.empty();
        } catch (IOException e) {
            if (e instanceof NoSuchFileException) {
                return Optional.empty();
            }
            throw e;
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
