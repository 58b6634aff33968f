package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The checksum and the build paths of a file, found in one pass over it.
 *
 * @param sha256 64 lower-case hex digits
 * @param buildPaths some of the build machine's paths in it
 */
record ContentScan(String sha256, List<String> buildPaths) {

    private static final int CHUNK = 1 << 18;

    /** Chunks overlap by the longest path, so that none is cut in two. */
    private static final int OVERLAP = 512;

    static ContentScan of(ByteSource source) throws IOException {
        MessageDigest digest = newSha256();
        BuildPaths paths = new BuildPaths();
        int most = (int) Math.min(CHUNK, source.size());
        byte[] chunk = new byte[OVERLAP + most];
        int kept = 0;
        for (long at = 0; at < source.size(); ) {
            int read = source.read(at, ByteBuffer.wrap(chunk, kept, most));
            if (read <= 0) {
                throw new IOException("the file became shorter while it was read");
            }
            digest.update(chunk, kept, read);
            at += read;
            int end = kept + read;
            boolean last = at >= source.size();
            paths.scan(chunk, end, last ? end : end - OVERLAP);
            kept = Math.min(OVERLAP, end);
            System.arraycopy(chunk, end - kept, chunk, 0, kept);
        }
        return new ContentScan(HexFormat.of().formatHex(digest.digest()), paths.found());
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
