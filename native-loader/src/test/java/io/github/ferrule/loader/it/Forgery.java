package io.github.ferrule.loader.it;

import java.util.zip.CRC32;

/** Changes a file without changing its CRC-32, as anybody can who means harm. */
final class Forgery {
    private Forgery() {}

    /** Flips the byte before the last four, and finds the last four that bring the old CRC back. */
    static void changeKeepingCrc(byte[] content) {
        long wanted = crc(content, content.length);
        content[content.length - 5] ^= 1;
        int state = ~(int) crc(content, content.length - 4);
        int[] table = table();
        int register = ~(int) wanted;
        for (int i = 0; i < 4; i++) {
            int index = topIndex(table, register >>> 24);
            register = (register ^ table[index]) << 8 | index;
        }
        int patch = register ^ state;
        for (int i = 0; i < 4; i++) {
            content[content.length - 4 + i] = (byte) (patch >>> 8 * i);
        }
        if (crc(content, content.length) != wanted) {
            throw new AssertionError("the forgery has another CRC");
        }
    }

    private static long crc(byte[] content, int length) {
        CRC32 crc = new CRC32();
        crc.update(content, 0, length);
        return crc.getValue();
    }

    private static int topIndex(int[] table, int top) {
        for (int i = 0; i < 256; i++) {
            if (table[i] >>> 24 == top) {
                return i;
            }
        }
        throw new AssertionError();
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ 0xEDB88320;
            }
            table[i] = value;
        }
        return table;
    }
}
