package io.github.ferrule.loader.store;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user this process acts as, and whose files it may trust: its own and those of root. */
final class Owner {
    private static final String KEY = "\nUid:";

    private static volatile Owner ofThisProcess;

    private final int uid;

    Owner(int uid) {
        this.uid = uid;
    }

    static Owner ofThisProcess() throws IOException {
        Owner known = ofThisProcess;
        if (known == null) {
            int uid = ofStatusFile();
            known = new Owner(uid < 0 ? ofProbe() : uid);
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

    boolean trusts(FileStatus file) {
        return file.uid() == uid || file.uid() == 0;
    }

    @Override
    public String toString() {
        return "uid " + uid;
    }
}
