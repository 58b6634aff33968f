package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Descriptor;
import io.github.ferrule.loader.bundle.LibraryContent;
import io.github.ferrule.loader.settings.Settings.Verify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A folder of the user's with one entry for each library, named by its content. Nothing in it is ever changed: a new file
 * is complete before it gets its name, so that no lock is needed and a process that is killed leaves nothing half done.
 */
public final class Cache implements Place {
    private static final int NAME_LENGTH = 32;

    private final CacheFolder folder;
    private final Verify verify;
    private final int copy;

    public Cache(CacheFolder folder, Verify verify) {
        this(folder, verify, 0);
    }

    private Cache(CacheFolder folder, Verify verify, int copy) {
        this.folder = folder;
        this.verify = verify;
        this.copy = copy;
    }

    /** The same cache, which puts libraries aside as their n-th copy, for the n-th class loader that loads them by JNI. */
    public Cache ofCopy(int number) {
        return new Cache(folder, verify, number);
    }

    /** Where the library lies once it is cached. */
    public Path file(Descriptor library) {
        Path entry = folder.entries().resolve(library.sha256().substring(0, NAME_LENGTH));
        return (copy == 0 ? entry : entry.resolve(Integer.toString(copy))).resolve(library.fileName());
    }

    /** The cached file, checked; null if there is none, or one that is damaged and may be replaced. */
    public Path find(Descriptor library) throws UnusablePlaceException {
        Path file = file(library);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        try {
            boolean good = FileStatus.UNIX ? isGoodUnixFile(file, library) : isGoodFile(file, library);
            // On a noexec mount the attempt to replace it says so.
            return good && Files.isExecutable(file) ? file : null;
        } catch (IOException e) {
            throw new UnusablePlaceException(file, e);
        }
    }

    private boolean isGoodUnixFile(Path file, Descriptor library) throws IOException, UnusablePlaceException {
        boolean secluded = CacheGuard.check(folder, file);
        FileStatus status = new Privacy(Owner.ofThisProcess()).checkFile(file);
        if (status.size() != library.size()) {
            return false;
        }
        Sweeper.markUsed(file, status);
        return matches(file, library, secluded ? verify : Verify.SHA256);
    }

    // Windows keeps LOCALAPPDATA private by its own lists, which we do not read; of another folder nothing is known.
    private boolean isGoodFile(Path file, Descriptor library) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == library.size()
                && matches(file, library, folder.configured() ? Verify.SHA256 : verify);
    }

    private static boolean matches(Path file, Descriptor library, Verify verify) throws IOException {
        if (verify == Verify.SIZE) {
            return true;
        }
        return verify == Verify.CRC32
                ? Checksums.crc32(file) == library.crc32()
                : Checksums.sha256(file).equals(library.sha256());
    }

    @Override
    public Path put(LibraryContent library) throws UnusablePlaceException, ContentMismatchException {
        Path file = file(library.descriptor());
        try {
            CacheGuard.create(folder, file.getParent());
            Path part = file.resolveSibling(Sweeper.PART + Long.toHexString(System.nanoTime()) + "-"
                    + Integer.toHexString(System.identityHashCode(library)));
            new Extraction(library).writeTo(part);
            Publication.publish(part, file, this, library.descriptor());
            Sweeper.sweep(folder.entries(), file);
            return file;
        } catch (IOException e) {
            throw new UnusablePlaceException(file.getParent(), e);
        }
    }
}
