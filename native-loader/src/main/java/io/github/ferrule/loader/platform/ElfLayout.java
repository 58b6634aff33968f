package io.github.ferrule.loader.platform;

import java.io.IOException;

/** The program headers of an ELF file of either word size and either byte order. */
final class ElfLayout {
    private static final int MOST_HEADERS = 512;

    private final boolean wide;
    private final boolean bigEndian;
    private final byte[] headers;
    private final int headerSize;

    private ElfLayout(boolean wide, boolean bigEndian, byte[] headers, int headerSize) {
        this.wide = wide;
        this.bigEndian = bigEndian;
        this.headers = headers;
        this.headerSize = headerSize;
    }

    static ElfLayout read(ByteSource source) throws IOException {
        byte[] identity = source.read(0, 6);
        boolean magic = identity[0] == 0x7f && identity[1] == 'E' && identity[2] == 'L' && identity[3] == 'F';
        if (!magic || identity[4] < 1 || identity[4] > 2 || identity[5] < 1 || identity[5] > 2) {
            throw new IOException("not an ELF file");
        }
        boolean wide = identity[4] == 2;
        ElfLayout bare = new ElfLayout(wide, identity[5] == 2, new byte[0], 1);
        byte[] header = source.read(0, wide ? 64 : 52);
        long start = bare.word(header, wide ? 32 : 28);
        int size = bare.int16(header, wide ? 54 : 42);
        int count = Math.min(bare.int16(header, wide ? 56 : 44), MOST_HEADERS);
        if (size < (wide ? 56 : 32)) {
            throw new IOException("program headers of " + size + " bytes");
        }
        return new ElfLayout(wide, bare.bigEndian, source.read(start, size * count), size);
    }

    /** The place of the first header of this type, at or after a number; -1 if there is none. */
    int find(int type, int from) {
        for (int header = from; header < headers.length / headerSize; header++) {
            if (int32(headers, header * headerSize) == type) {
                return header;
            }
        }
        return -1;
    }

    long offset(int header) {
        return word(headers, header * headerSize + (wide ? 8 : 4));
    }

    long address(int header) {
        return word(headers, header * headerSize + (wide ? 16 : 8));
    }

    long sizeInFile(int header) {
        return word(headers, header * headerSize + (wide ? 32 : 16));
    }

    int wordSize() {
        return wide ? 8 : 4;
    }

    int dynamicSize() {
        return 2 * wordSize();
    }

    long word(byte[] bytes, int at) {
        return wide ? number(bytes, at, 8) : number(bytes, at, 4);
    }

    long int32(byte[] bytes, int at) {
        return number(bytes, at, 4);
    }

    private int int16(byte[] bytes, int at) {
        return (int) number(bytes, at, 2);
    }

    private long number(byte[] bytes, int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            int index = bigEndian ? at + i : at + length - 1 - i;
            value = value << 8 | bytes[index] & 0xff;
        }
        return value;
    }
}
