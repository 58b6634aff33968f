package io.github.ferrule.plugin.build;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Takes the fingerprint of what passes through. */
final class FingerprintStream extends FilterOutputStream {

    private final MessageDigest sha256 = newSha256();
    private final CRC32 crc32 = new CRC32();
    private long size;

    FingerprintStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        sha256.update(bytes, offset, length);
        crc32.update(bytes, offset, length);
        size += length;
    }

    /** That of all that has passed, once. */
    Fingerprint fingerprint() {
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
