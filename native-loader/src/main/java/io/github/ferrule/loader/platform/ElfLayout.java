package io.github.ferrule.loader.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of an ELF file of either word size and either byte order, and its program headers. Of a file on the disk a
 * window is read at a time: mapping it costs a cold JVM 20 to 90 ms, and reading all of it 2 ms.
 */
final class ElfLayout {
    private static final int MOST_HEADERS = 512;
    private static final int WINDOW = 1 << 13;

    private final RandomAccessFile file;
    private final long length;
    private byte[] window;
    private long windowStart;
    private boolean wide;
    private boolean bigEndian;
    private long start;
    private int count;
    private int size;

    private ElfLayout(RandomAccessFile file, long length, byte[] window) throws IOException {
        this.file = file;
        this.length = length;
        this.window = window;
        readHeader();
    }

    static ElfLayout read(byte[] file) throws IOException {
        return new ElfLayout(null, file.length, file);
    }

    static ElfLayout read(RandomAccessFile file) throws IOException {
        return new ElfLayout(file, file.length(), new byte[0]);
    }

    private void readHeader() throws IOException {
        int at = place(0, 64);
        boolean magic = window[at] == 0x7f && window[at + 1] == 'E' && window[at + 2] == 'L' && window[at + 3] == 'F';
        byte type = window[at + 4];
        byte order = window[at + 5];
        if (!magic || type < 1 || type > 2 || order < 1 || order > 2) {
            throw new IOException("not an ELF file");
        }
        wide = type == 2;
        bigEndian = order == 2;
        start = word(wide ? 32 : 28);
        size = int16(wide ? 54 : 42);
        count = Math.min(int16(wide ? 56 : 44), MOST_HEADERS);
        if (size < (wide ? 56 : 32)) {
            throw new IOException("program headers of " + size + " bytes");
        }
    }

    /** The number of the first program header of this type, from a number on; -1 if there is none. */
    int find(int type, int from) throws IOException {
        for (int header = from; header < count; header++) {
            if (int32(start + (long) header * size) == type) {
                return header;
            }
        }
        return -1;
    }

    long offset(int header) throws IOException {
        return field(header, wide ? 8 : 4);
    }

    long address(int header) throws IOException {
        return field(header, wide ? 16 : 8);
    }

    long sizeInFile(int header) throws IOException {
        return field(header, wide ? 32 : 16);
    }

    int wordSize() {
        return wide ? 8 : 4;
    }

    /** Consecutive numbers of the word size. */
    long[] words(long at, int count) throws IOException {
        long[] words = new long[count];
        int from = place(at, count * wordSize());
        for (int i = 0; i < count; i++) {
            words[i] = number(from + i * wordSize(), wordSize());
        }
        return words;
    }

    long int32(long at) throws IOException {
        return number(place(at, 4), 4);
    }

    /** The bytes from there on, fewer than so many where the file ends. */
    byte[] bytes(long at, int most) throws IOException {
        int number = (int) Math.min(most, length - at);
        int from = place(at, number);
        return Arrays.copyOfRange(window, from, from + number);
    }

    /** The text that ends with a zero byte. */
    String text(long at, long most) throws IOException {
        for (int known = 32; known <= 2 * most; known *= 2) {
            int all = (int) Math.min(known, Math.min(most, length - at));
            int from = place(at, all);
            for (int end = from; end < from + all; end++) {
                if (window[end] == 0) {
                    return new String(window, from, end - from, StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("the text at " + at + " has no end");
    }

    private long field(int header, int offset) throws IOException {
        return word(start + (long) header * size + offset);
    }

    private long word(long at) throws IOException {
        return number(place(at, wordSize()), wordSize());
    }

    private int int16(long at) throws IOException {
        return (int) number(place(at, 2), 2);
    }

    // Called some two hundred times on a start, by which a cold JVM just does not begin to compile it.
    private long number(int from, int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | window[bigEndian ? from + i : from + bytes - 1 - i] & 0xff;
        }
        return number;
    }

    /** Returns the position of these bytes in the window, which is moved if necessary. */
    private int place(long at, int bytes) throws IOException {
        if (at < 0 || bytes < 0 || at > length - bytes) {
            throw new IOException("no " + bytes + " bytes at " + at);
        }
        if (at < windowStart || at + bytes > windowStart + window.length) {
            windowStart = Math.max(0, at - WINDOW / 4);
            window = new byte[(int) Math.min(Math.max(WINDOW, 2 * bytes), length - windowStart)];
            file.seek(windowStart);
            file.readFully(window);
        }
        return (int) (at - windowStart);
    }
}
