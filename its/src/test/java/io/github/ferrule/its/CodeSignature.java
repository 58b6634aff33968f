package io.github.ferrule.its;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The code directory of a thin Mach-O file's signature, read without Ferrule's own reader. Its numbers are big-endian.
 *
 * @param adHoc true if it is signed without a certificate
 * @param limit the size of what it covers, from the start of the file
 * @param pageSize the number of bytes that each hash covers
 * @param hashes the SHA-256 of each page, in hexadecimal
 */
record CodeSignature(boolean adHoc, int limit, int pageSize, List<String> hashes) {

    private static final int SUPER_BLOB = 0xfade0cc0;
    private static final int CODE_DIRECTORY = 0xfade0c02;
    private static final int AD_HOC = 0x2;
    private static final int SHA_256 = 2;

    /** Reads the signature that starts at an offset: the {@code dataoff} of {@code LC_CODE_SIGNATURE}. */
    static CodeSignature read(byte[] file, int offset) {
        ByteBuffer blob =
                ByteBuffer.wrap(file, offset, file.length - offset).slice().order(ByteOrder.BIG_ENDIAN);
        expect(SUPER_BLOB, blob.getInt(0));
        expect(0, blob.getInt(12)); // the first entry is the code directory
        ByteBuffer directory = blob.position(blob.getInt(16)).slice().order(ByteOrder.BIG_ENDIAN);
        expect(CODE_DIRECTORY, directory.getInt(0));
        expect(32, directory.get(36));
        expect(SHA_256, directory.get(37));
        int firstHash = directory.getInt(16);
        return new CodeSignature(
                (directory.getInt(12) & AD_HOC) != 0,
                directory.getInt(32),
                1 << directory.get(39),
                IntStream.range(0, directory.getInt(28))
                        .mapToObj(page -> hash(directory, firstHash + 32 * page))
                        .toList());
    }

    /** Hashes the pages of a file as the kernel does when it maps them. */
    List<String> hashesOf(byte[] file) throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return IntStream.range(0, (limit + pageSize - 1) / pageSize)
                .mapToObj(page -> Arrays.copyOfRange(file, page * pageSize, Math.min(limit, (page + 1) * pageSize)))
                .map(page -> HexFormat.of().formatHex(sha256.digest(page)))
                .toList();
    }

    private static String hash(ByteBuffer directory, int offset) {
        byte[] hash = new byte[32];
        directory.get(offset, hash);
        return HexFormat.of().formatHex(hash);
    }

    private static void expect(int expected, int found) {
        if (expected != found) {
            throw new AssertionError("expected 0x%x, found 0x%x".formatted(expected, found));
        }
    }
}
