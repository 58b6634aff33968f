package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Descriptor;
import io.github.ferrule.loader.settings.Settings;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A folder of the user's with one entry for each library, named by its content. Nothing in it is ever changed: a new file
 * is complete before it gets its name, so that no lock is needed and a process that is killed leaves nothing half done.
 */
public final class Cache {
    private static final int NAME_LENGTH = 32;
    private static final int BUFFER = 1 << 16;
    /** Bytes from which on it takes a cold JVM longer to read a file than to look for the mark that it was read. */
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

    /** The same cache, which puts libraries aside as their n-th copy, for the n-th class loader that loads them by JNI. */
    public Cache ofCopy(int number) {
        return new Cache(folder, settings, number);
    }

    /** Where the library lies once it is cached. */
    public Path file(Descriptor library) {
        Path entry = folder.entries().resolve(library.sha256().substring(0, NAME_LENGTH));
        return (copy == 0 ? entry : entry.resolve(Integer.toString(copy))).resolve(library.fileName());
    }

    /** The cached file, checked; null if there is none, or one that is damaged and may be replaced. */
    public Path find(Descriptor library) throws IOException {
        Path file = file(library);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        try {
            boolean good = FileStatus.UNIX ? isGoodUnixFile(file, library) : isGoodFile(file, library);
            // On a noexec mount the attempt to replace it says so.
            return good && file.toFile().canExecute() ? file : null;
        } catch (IOException e) {
            throw UnusablePlaceException.of(file, e);
        }
    }

    private boolean isGoodUnixFile(Path file, Descriptor library) throws IOException {
        Privacy privacy = Privacy.ofThisProcess();
        boolean secluded = privacy.check(folder, file);
        FileStatus status = privacy.checkFile(file);
        if (status.size() != library.size()) {
            return false;
        }
        return isGood(file, library, status.modified(), secluded, status);
    }

    // Windows keeps LOCALAPPDATA private by its own lists, which we do not read; of another folder nothing is known.
    private boolean isGoodFile(Path file, Descriptor library) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == library.size()
                && isGood(file, library, Files.getLastModifiedTime(file).toMillis(), !folder.configured(), null);
    }

    private boolean isGood(Path file, Descriptor library, long modified, boolean secluded, FileStatus status)
            throws IOException {
        if (System.currentTimeMillis() - modified > Sweeper.DAY) {
            Sweeper.markUsed(file);
        }
        // Where others may move a folder away and put another in its place, nothing less than the hash will do.
        if (!secluded || settings.verifies("sha256")) {
            return Sha256.of(file).equals(library.sha256());
        }
        boolean markable = status != null && library.size() >= LARGE && settings.verifies("auto");
        return settings.verifies("size") || matches(file, library, markable ? new Checkmark(file, status) : null);
    }

    private static boolean matches(Path file, Descriptor library, Checkmark mark) throws IOException {
        if (mark != null && mark.isSet()) {
            return true;
        }
        boolean good = crc32(file) == library.crc32();
        if (good && mark != null) {
            mark.set();
        }
        return good;
    }

    /** Tells damage, though not malice. Read through an array: mapping costs a cold JDK 25 some 50 ms more. */
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

    /** Puts the library into the cache, checked against its descriptor. */
    public Path put(Candidate library) throws IOException {
        Path file = file(library.descriptor());
        try {
            CacheFolders.create(folder, file.getParent());
            Path part = file.resolveSibling(Sweeper.PART + Long.toHexString(System.nanoTime()) + "-"
                    + Integer.toHexString(System.identityHashCode(library)));
            new Extraction(library).writeTo(part);
            Publication.publish(part, file, this, library.descriptor());
            Sweeper.sweep(folder.entries(), file);
            return file;
        } catch (IOException e) {
            throw UnusablePlaceException.of(file.getParent(), e);
        }
    }
}
