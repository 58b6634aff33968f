package io.github.ferrule.loader.store;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Remembers that a file was read and found right, for as long as it cannot have become another: until its inode changes,
 * which every write does, or the machine starts again, which is when it shows what never reached the disk. Only for a
 * folder in which nobody else can write. On Linux; elsewhere nothing is remembered.
 */
final class Checkmark {
    private static final String BOOT = "/proc/sys/kernel/random/boot_id";

    /** Milliseconds after a change by which another change surely gets another time. */
    private static final long SETTLED = 2000;

    private final Path file;
    private final FileStatus status;
    private final String boot;

    /** The mark of a library; its status was taken before it is read. */
    Checkmark(Path library, FileStatus status) {
        this.file = library.resolveSibling(library.getFileName() + ".checked");
        this.status = status;
        this.boot = read(BOOT);
    }

    /** Whether the library has been found right as it is. */
    boolean isSet() {
        return !boot.isEmpty() && text().equals(read(file.toString()));
    }

    /** To be called when the library has been read and found right. */
    void set() {
        boolean settled = System.currentTimeMillis() - status.changed() >= SETTLED;
        if (boot.isEmpty() || !settled || !file.getParent().toFile().canWrite()) {
            return;
        }
        try {
            write(file.resolveSibling(Sweeper.PART + Long.toHexString(System.nanoTime())));
        } catch (IOException fullOrInTheWay) {
            // Then the next start reads the library, too.
        }
    }

    private void write(Path part) throws IOException {
        try {
            Files.write(part, text().getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.CREATE_NEW);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String text() {
        return status.state() + " " + boot;
    }

    /** The text of a small file; empty if there is none. */
    private static String read(String name) {
        try (InputStream in = new FileInputStream(name)) {
            return new String(in.readNBytes(256), StandardCharsets.ISO_8859_1);
        } catch (IOException absent) {
            return "";
        }
    }
}
