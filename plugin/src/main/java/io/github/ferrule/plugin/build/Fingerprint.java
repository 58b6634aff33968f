package io.github.ferrule.plugin.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells a file's content from any other.
 *
 * @param size bytes
 * @param sha256 64 lower-case hex digits
 * @param crc32 8 lower-case hex digits
 */
public record Fingerprint(long size, String sha256, String crc32) {

    /** Reads the file once. */
    public static Fingerprint of(Path file) throws IOException {
        try (FingerprintStream stream = new FingerprintStream(OutputStream.nullOutputStream())) {
            Files.copy(file, stream);
            return stream.fingerprint();
        }
    }
}
