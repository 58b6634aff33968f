package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Random access to the bytes of a file, so that a library of 100 MB is never held in memory as a whole. */
public interface ByteSource {

    /** The number of bytes. */
    long size() throws IOException;

    /**
     * Fills the buffer with the bytes from {@code offset} on.
     *
     * @return the number of bytes read; fewer than requested only at the end
     */
    int read(long offset, ByteBuffer into) throws IOException;

    /** The bytes of an open file; the caller closes it. */
    static ByteSource of(FileChannel channel) {
        return new ByteSource() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public int read(long offset, ByteBuffer into) throws IOException {
                int before = into.position();
                while (into.hasRemaining() && channel.read(into, offset + into.position() - before) > 0) {
                    // a channel may deliver less than asked for
                }
                return into.position() - before;
            }
        };
    }

    /** Returns a source of bytes that are in memory already. */
    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long offset, ByteBuffer into) {
                int length = (int) Math.min(into.remaining(), bytes.length - offset);
                into.put(bytes, (int) offset, length);
                return length;
            }
        };
    }
}
