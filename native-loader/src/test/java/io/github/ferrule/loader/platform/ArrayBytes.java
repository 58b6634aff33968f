package io.github.ferrule.loader.platform;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** Bytes in memory, that count how much was asked of them. */
final class ArrayBytes implements ByteSource {
    private final byte[] bytes;
    private int reads;

    ArrayBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int reads() {
        return reads;
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        reads++;
        if (offset < 0 || offset > bytes.length - length) {
            throw new EOFException();
        }
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }

    @Override
    public long size() {
        return bytes.length;
    }
}
