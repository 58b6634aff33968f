package io.github.ferrule.loader.platform;

import java.io.IOException;

/** Bytes that can be read from anywhere. */
public interface ByteSource {

    /** @throws java.io.EOFException if the source ends before that */
    byte[] read(long offset, int length) throws IOException;

    long size() throws IOException;
}
