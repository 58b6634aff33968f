package io.github.ferrule.loader.store;

import io.github.ferrule.loader.platform.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Finds the mount point that does not let files run. */
final class MountTable {
    private static final int MOUNT_POINT = 4;
    private static final int OPTIONS = 5;

    private MountTable() {}

    static String whyNotExecutable(Path file) {
        String mountPoint = noexecMountPointOf(file);
        return mountPoint == null
                ? "files there cannot be executed, so no library can be loaded from it"
                : mountPoint + " is mounted noexec, so no library can be loaded from it";
    }

    static String noexecMountPointOf(Path file) {
        return noexecMountPoint(file.toAbsolutePath().toString(), lines());
    }

    /** Reads {@code /proc/self/mountinfo}; the mount point of the path if it is noexec, else null. */
    static String noexecMountPoint(String path, List<String> mountinfo) {
        String best = null;
        boolean noexec = false;
        for (String line : mountinfo) {
            String[] fields = line.split(" ");
            if (fields.length <= OPTIONS) {
                continue;
            }
            String mountPoint = fields[MOUNT_POINT].replace("\\040", " ");
            String folder = mountPoint.endsWith("/") ? mountPoint : mountPoint + "/";
            // Of several mounts on one path, the last one counts, because it covers the others.
            if (path.startsWith(folder) && (best == null || mountPoint.length() >= best.length())) {
                best = mountPoint;
                noexec = ("," + fields[OPTIONS] + ",").contains(",noexec,");
            }
        }
        return noexec ? best : null;
    }

    private static List<String> lines() {
        // Not Files.readAllLines, which an interrupt of the thread makes fail.
        return Arrays.asList(new String(Bytes.ofFile("/proc/self/mountinfo"), StandardCharsets.UTF_8).split("\n"));
    }
}
