package io.github.ferrule.loader.faststart;

import io.github.ferrule.loader.platform.Bytes;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Remembers that a file was read and found right, for as long as it cannot have become another: until its inode changes,
 * which every write does, or the machine starts again, which is when it shows what never reached the disk. Only for a
 * folder in which nobody else can write. On Linux; elsewhere nothing is remembered.
 *
 * <p>A write through a shared mapping changes the inode only if the page was clean before. So the file is written to its
 * disk before it is read, which makes its pages clean; a file that has no disk is not remembered.
 */
public final class VerifiedMark {
    private static final String BOOT = "/proc/sys/kernel/random/boot_id";
    private static final String PART = ".tmp-";

    /** Milliseconds after a change by which another change surely gets another time. */
    private static final long SETTLED = 2000;

    private final Path library;
    private final Path file;
    private final String state;
    private final long changed;
    private final String boot;

    /**
     * The mark of a library.
     *
     * @param state of the file's inode, taken before the file is read
     * @param changed the inode's change time in milliseconds since 1970
     */
    public VerifiedMark(Path library, String state, long changed) {
        this.library = library;
        this.file = library.resolveSibling(library.getFileName() + ".checked");
        this.state = state;
        this.changed = changed;
        this.boot = read(BOOT);
    }

    /** Returns whether the library has been found right in its present state. */
    public boolean isSet() {
        return !boot.isEmpty() && text().equals(read(file.toString()));
    }

    /**
     * Makes the pages of the library clean, so that every later write changes its inode. To be called before the library is
     * read.
     *
     * @return whether that is so, and {@link #set()} may be called when the library was found right
     */
    public boolean prepare() {
        boolean settled = System.currentTimeMillis() - changed >= SETTLED;
        if (boot.isEmpty() || !settled || !file.getParent().toFile().canWrite()) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(library, StandardOpenOption.READ)) {
            channel.force(true);
            String fileSystem = Files.getFileStore(library).type();
            return !fileSystem.equals("tmpfs") && !fileSystem.equals("ramfs");
        } catch (IOException unsupported) {
            return false;
        }
    }

    /** Remembers the library, which has been prepared, read and found right. */
    public void set() {
        try {
            write(file.resolveSibling(PART + Long.toHexString(System.nanoTime())));
        } catch (IOException fullOrInTheWay) {
            // Then the next start reads the library, too.
        }
    }

    private void write(Path part) throws IOException {
        try {
            Files.write(part, text().getBytes(Bytes.LATIN_1), StandardOpenOption.CREATE_NEW);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String text() {
        return state + " " + boot;
    }

    /** Returns the text of a small file; empty if there is none. */
    private static String read(String name) {
        try (InputStream in = new FileInputStream(name)) {
            return new String(Bytes.read(in, 256), Bytes.LATIN_1);
        } catch (IOException absent) {
            return "";
        }
    }
}
