package io.github.ferrule.plugin.support.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadLocalRandom;

/** Writes a file under another name, and renames it when it is complete. */
public final class AtomicFile {

    private AtomicFile() {}

    /** The content of a file. */
    public interface Content {
        /** Writes it; the stream is buffered and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Creates or replaces a script that its owner can run, unless it is there already. */
    public static void writeExecutable(Path file, String text) throws IOException {
        if (!Files.isExecutable(file) || !Files.readString(file).equals(text)) {
            write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), "rwxr-xr-x");
        }
    }

    /** Creates or replaces the file, and creates its parent folders. After a failure, the old file is unchanged. */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, "");
    }

    private static void write(Path file, Content content, String permissions) throws IOException {
        Files.createDirectories(file.getParent());
        // a random UUID would load the security providers first; CREATE_NEW makes sure that the file is ours
        String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path part = file.resolveSibling("." + file.getFileName() + "." + unique + ".part");
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW))) {
                content.writeTo(out);
            }
            if (!permissions.isEmpty()) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(permissions));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
