package io.github.ferrule.loader.platform;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes ELF files of any word size and byte order, with as much in them as the reader looks at. */
final class ElfBuilder {
    private static final int DYNAMIC = 0x400;
    private static final int VERSIONS = 0x800;
    private static final int STRINGS = 0xc00;
    private static final int SIZE = 0x1000;
    /** The difference between an address and an offset. */
    private static final long BASE = 0x10000;

    private final boolean wide;
    private final ByteBuffer bytes;
    private final StringBuilder strings = new StringBuilder("\0");
    private final List<long[]> dynamic = new ArrayList<>();
    private String interpreter;
    private int versions;

    ElfBuilder(boolean wide, ByteOrder order) {
        this.wide = wide;
        this.bytes = ByteBuffer.allocate(SIZE).order(order);
    }

    ElfBuilder interpreter(String path) {
        interpreter = path;
        return this;
    }

    ElfBuilder needed(String... names) {
        for (String name : names) {
            dynamic.add(new long[] {1, string(name)});
        }
        return this;
    }

    ElfBuilder versionDefinitions(String... names) {
        for (int i = 0; i < names.length; i++) {
            int at = VERSIONS + versions++ * 28;
            bytes.putInt(at + 12, 20);
            bytes.putInt(at + 16, i == names.length - 1 ? 0 : 28);
            bytes.putInt(at + 20, string(names[i]));
        }
        dynamic.add(new long[] {0x6ffffffcL, BASE + VERSIONS});
        dynamic.add(new long[] {0x6ffffffdL, versions});
        return this;
    }

    byte[] build() {
        dynamic.add(new long[] {5, BASE + STRINGS});
        bytes.put(0, (byte) 0x7f).put(1, (byte) 'E').put(2, (byte) 'L').put(3, (byte) 'F');
        bytes.put(4, (byte) (wide ? 2 : 1)).put(5, (byte) (bytes.order() == ByteOrder.BIG_ENDIAN ? 2 : 1));
        int start = wide ? 64 : 52;
        int size = wide ? 56 : 32;
        word(wide ? 32 : 28, start);
        bytes.putShort(wide ? 54 : 42, (short) size).putShort(wide ? 56 : 44, (short) 3);
        header(start, 1, 0, SIZE);
        header(start + size, 2, DYNAMIC, dynamic.size() * (wide ? 16 : 8));
        int interp = string(interpreter == null ? "" : interpreter);
        header(start + 2 * size, interpreter == null ? 4 : 3, STRINGS + interp, 200);
        for (int i = 0; i < dynamic.size(); i++) {
            word(DYNAMIC + i * (wide ? 16 : 8), dynamic.get(i)[0]);
            word(DYNAMIC + i * (wide ? 16 : 8) + (wide ? 8 : 4), dynamic.get(i)[1]);
        }
        byte[] text = strings.toString().getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, bytes.array(), STRINGS, text.length);
        return bytes.array();
    }

    private void header(int at, int type, long offset, long size) {
        bytes.putInt(at, type);
        word(at + (wide ? 8 : 4), offset);
        word(at + (wide ? 16 : 8), BASE + offset);
        word(at + (wide ? 32 : 16), size);
    }

    private int string(String text) {
        int at = strings.length();
        strings.append(text).append('\0');
        return at;
    }

    private void word(int at, long value) {
        if (wide) {
            bytes.putLong(at, value);
        } else {
            bytes.putInt(at, (int) value);
        }
    }
}
