package io.github.ferrule.loader.store;

import io.github.ferrule.loader.bundle.Resources;
import io.github.ferrule.loader.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;

/**
 * JNA's own native half in the cache, which JNA would unpack anew on each start. JNA's jar gives no SHA-256 for it, so the
 * CRC and the size that the jar does give name the file, and it is used only where nobody else can change the cache.
 */
public final class StubFile {
    private final CacheFolder folder;
    private final URL resource;
    private final ZipEntry entry;

    /** @param entry what JNA's jar says of the resource */
    public StubFile(CacheFolder folder, URL resource, ZipEntry entry) {
        this.folder = folder;
        this.resource = resource;
        this.entry = entry;
    }

    /** The file, checked, and put there if need be; null if it cannot be had as surely as it must be. */
    public Path provide(Settings settings) {
        if (settings.verifies("sha256")) {
            return null;
        }
        Path file = folder.entries().resolve("jna-" + Long.toHexString(entry.getCrc()) + "-" + entry.getSize());
        file = file.resolve("libjnidispatch.so");
        try {
            if (!isGood(file) && settings.extractsTo("cache")) {
                put(file);
            }
            return isGood(file) ? file : null;
        } catch (IOException jnaUnpacksItsOwn) {
            return null;
        }
    }

    private boolean isGood(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Privacy privacy = Privacy.ofThisProcess();
        boolean secluded = privacy.check(folder, file);
        FileStatus status = privacy.checkFile(file);
        if (System.currentTimeMillis() - status.modified() > Sweeper.DAY) {
            Sweeper.markUsed(file);
        }
        return secluded && status.size() == entry.getSize() && Cache.crc32(file) == entry.getCrc();
    }

    private void put(Path file) throws IOException {
        CacheFolders.create(folder, file.getParent());
        Path part = file.resolveSibling(Sweeper.PART + Long.toHexString(System.nanoTime()));
        try {
            write(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(Path part) throws IOException {
        try (InputStream in = Resources.open(resource);
                OutputStream out = Extraction.create(part)) {
            out.write(in.readAllBytes());
        }
        if (Cache.crc32(part) != entry.getCrc()) {
            throw new IOException(resource + " is not what its jar says");
        }
    }
}
