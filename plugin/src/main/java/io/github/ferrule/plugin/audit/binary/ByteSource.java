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
     * @return how many were read; fewer than asked for only at the end
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
}
