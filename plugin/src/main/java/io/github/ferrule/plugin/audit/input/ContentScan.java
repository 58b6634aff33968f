package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.binary.ByteSource;
import io.github.ferrule.plugin.support.file.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.LongStream;

/** Reads a whole file, for its checksum or for paths of the build machine. */
final class ContentScan {

    private static final int CHUNK = 1 << 18;

    /** The part of a file that one thread reads: reading 100 MB takes longer than everything else. */
    private static final long SEGMENT = 8L << 20;

    /** Chunks and segments overlap by the longest path, so that none is cut in two. */
    private static final int OVERLAP = 512;

    private ContentScan() {}

    /** Returns some of the paths of the build machine in a file. */
    static BuildPaths buildPaths(ByteSource source) throws IOException {
        long size = source.size();
        try {
            BuildPaths paths = new BuildPaths();
            LongStream.rangeClosed(0, (size - 1) / SEGMENT)
                    .parallel()
                    .mapToObj(number -> buildPaths(source, number * SEGMENT, Math.min(size, (number + 1) * SEGMENT)))
                    .forEachOrdered(paths::addAll);
            return paths;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Looks for paths that begin in a part of the file. */
    private static BuildPaths buildPaths(ByteSource source, long from, long to) {
        try {
            BuildPaths paths = new BuildPaths();
            byte[] chunk = new byte[(int) Math.min(CHUNK, to - from) + OVERLAP];
            for (long at = from; at < to; at += chunk.length - OVERLAP) {
                int length = (int) Math.min(chunk.length, source.size() - at);
                if (source.read(at, ByteBuffer.wrap(chunk, 0, length)) != length) {
                    throw shorter();
                }
                paths.scan(chunk, length, (int) Math.min(chunk.length - OVERLAP, to - at));
            }
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the checksum as 64 lower-case hex digits. */
    static String sha256(ByteSource source) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] chunk = new byte[CHUNK];
        for (long at = 0; at < source.size(); ) {
            int read = source.read(at, ByteBuffer.wrap(chunk));
            if (read <= 0) {
                throw shorter();
            }
            digest.update(chunk, 0, read);
            at += read;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static IOException shorter() {
        return new IOException("the file became shorter while it was read");
    }
}
