package io.github.ferrule.loader.store;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user this process acts as, and whether nobody else can put a file in the place of ours between the check and the load. */
final class Privacy {
    private static final String KEY = "\nUid:";

    private static volatile Privacy ofThisProcess;

    private final int uid;

    Privacy(int uid) {
        this.uid = uid;
    }

    static Privacy ofThisProcess() throws IOException {
        Privacy known = ofThisProcess;
        if (known == null) {
            int uid = ofStatusFile();
            known = new Privacy(uid < 0 ? ofProbe() : uid);
            ofThisProcess = known;
        }
        return known;
    }

    // Not the owner of /proc/self: that is root for a process which the kernel does not let be dumped.
    private static int ofStatusFile() {
        try (InputStream in = new FileInputStream("/proc/self/status")) {
            return effectiveUid(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException noProc) {
            return -1;
        }
    }

    /** Reads {@code Uid:	real	effective	saved	filesystem}; -1 if the text has no such line. */
    static int effectiveUid(String status) {
        int line = status.indexOf(KEY);
        int real = line < 0 ? -1 : status.indexOf('\t', line) + 1;
        int effective = real <= 0 ? -1 : status.indexOf('\t', real) + 1;
        int end = effective <= 0 ? -1 : status.indexOf('\t', effective);
        return end < 0 ? -1 : Integer.parseUnsignedInt(status.substring(effective, end));
    }

    private static int ofProbe() throws IOException {
        Path probe = Files.createTempFile("ferrule", null);
        try {
            return FileStatus.of(probe).uid();
        } finally {
            Files.delete(probe);
        }
    }

    boolean owns(FileStatus file) {
        return file.uid() == uid;
    }

    /** Its own files and those of root. */
    private boolean trusts(FileStatus file) {
        return file.uid() == uid || file.uid() == 0;
    }

    /**
     * Checks every folder from the base of the cache to that of the file.
     *
     * @return whether the way to the base is closed to others too
     * @throws IOException if one of them is a link, is somebody else's, or may be written to by others
     */
    boolean check(CacheFolder cache, Path file) throws IOException {
        Path real = cache.base().toRealPath();
        FileStatus base = FileStatus.ofFolder(real);
        checkBase(real, base);
        for (Path folder = file.getParent(); !folder.equals(cache.base()); folder = folder.getParent()) {
            checkFolder(folder);
        }
        return isClosed(base) && isPrivate(real.getParent());
    }

    /** Refuses a folder of ours that somebody else planted, owns or may write to. */
    private void checkFolder(Path folder) throws IOException {
        FileStatus status = FileStatus.ofFolder(folder);
        if (status.isLink()) {
            throw UnusablePlaceException.of(folder, "is a symbolic link, which somebody else may have made");
        }
        if (!status.isDirectory()) {
            throw UnusablePlaceException.of(folder, "is no folder");
        }
        checkWriters(folder, status);
    }

    /** Refuses a library that is no plain file of ours; returns what is known of it. */
    FileStatus checkFile(Path file) throws IOException {
        FileStatus status = FileStatus.of(file);
        if (!status.isRegularFile()) {
            throw UnusablePlaceException.of(file, "is no regular file");
        }
        checkWriters(file, status);
        return status;
    }

    /** Refuses a base folder that is somebody else's or that everybody may change; it may be a link that its user made. */
    private void checkBase(Path real, FileStatus status) throws IOException {
        if (!trusts(status)) {
            throw UnusablePlaceException.of(real, foreign(status));
        }
        if (status.writableByOthers() && !status.sticky()) {
            throw UnusablePlaceException.of(real, "everybody may write to it (mode " + status.modeText() + ")");
        }
    }

    /** Whether no folder from here to the root can be moved away by anybody but us and root. */
    private boolean isPrivate(Path start) throws IOException {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (!isClosed(FileStatus.ofFolder(folder))) {
                return false;
            }
        }
        return true;
    }

    private boolean isClosed(FileStatus status) {
        boolean open = (status.writableByOthers() || status.writableByGroup()) && !status.sticky();
        return !open && trusts(status);
    }

    private void checkWriters(Path path, FileStatus status) throws IOException {
        if (!trusts(status)) {
            throw UnusablePlaceException.of(path, foreign(status));
        }
        if (status.writableByOthers() || status.writableByGroup()) {
            throw UnusablePlaceException.of(path, "others may write to it (mode " + status.modeText() + ")");
        }
    }

    private String foreign(FileStatus status) {
        return "belongs to uid " + status.uid() + ", and this process is uid " + uid;
    }
}
