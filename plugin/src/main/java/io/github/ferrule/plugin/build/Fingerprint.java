package io.github.ferrule.plugin.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Tells a file's content from any other.
 *
 * @param size bytes
 * @param sha256 64 lower-case hex digits
 * @param crc32 8 lower-case hex digits
 */
public record Fingerprint(long size, String sha256, String crc32) {

    private static final int BUFFER = 1 << 16;

    /** Reads the file once. */
    public static Fingerprint of(Path file) throws IOException {
        MessageDigest sha256 = newSha256();
        CRC32 crc32 = new CRC32();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
                crc32.update(buffer, 0, count);
                size += count;
            }
        }
        return new Fingerprint(
                size, HexFormat.of().formatHex(sha256.digest()), String.format("%08x", crc32.getValue()));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
