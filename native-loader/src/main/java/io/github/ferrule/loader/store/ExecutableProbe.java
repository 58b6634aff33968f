package io.github.ferrule.loader.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Finds out whether libraries can be loaded from a folder, which its mode does not tell. */
public final class ExecutableProbe {
    private ExecutableProbe() {}

    /** Makes a file there and asks whether it could run; false too if no file can be made. */
    public static boolean canExecuteIn(Path folder) {
        try {
            Path probe = FileStatus.UNIX
                    ? Files.createTempFile(
                            folder,
                            "ferrule",
                            null,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                    : Files.createTempFile(folder, "ferrule", null);
            try {
                return Files.isExecutable(probe);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException unwritable) {
            return false;
        }
    }
}
