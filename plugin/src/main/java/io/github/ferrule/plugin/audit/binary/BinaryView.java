package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Numbers and strings in a part of a file. Every read is checked; a bad one names the offset in the whole file. */
final class BinaryView {

    private static final int LONGEST_STRING = 1 << 16;

    private final PagedBytes bytes;
    private final long start;
    private final long length;
    private final ByteOrder order;

    private BinaryView(PagedBytes bytes, long start, long length, ByteOrder order) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
        this.order = order;
    }

    static BinaryView of(ByteSource source, MemoryBudget kept) throws IOException {
        PagedBytes bytes = new PagedBytes(source, kept);
        return new BinaryView(bytes, 0, bytes.size(), ByteOrder.LITTLE_ENDIAN);
    }

    BinaryView in(ByteOrder other) {
        return new BinaryView(bytes, start, length, other);
    }

    /** A part of this view; {@code what} names the part in the message if it is out of bounds. */
    BinaryView part(String what, long offset, long size) throws MalformedBinaryException {
        require(what, offset, size);
        return new BinaryView(bytes, start + offset, size, order);
    }

    void require(String what, long offset, long size) throws MalformedBinaryException {
        if (offset < 0 || size < 0 || offset > length || size > length - offset) {
            throw new MalformedBinaryException(
                    start + length,
                    "%s: needs %s bytes at 0x%x, but only %d are there"
                            .formatted(what, Long.toUnsignedString(size), offset, length));
        }
    }

    MalformedBinaryException malformed(long offset, String problem) {
        return new MalformedBinaryException(start + offset, problem);
    }

    long length() {
        return length;
    }

    boolean littleEndian() {
        return order == ByteOrder.LITTLE_ENDIAN;
    }

    int u8(long offset) throws IOException {
        return (int) number(offset, 1);
    }

    int u16(long offset) throws IOException {
        return (int) number(offset, 2);
    }

    long u32(long offset) throws IOException {
        return number(offset, 4);
    }

    /** A signed 64-bit number: no honest offset or size has the top bit set, and every use of one is checked. */
    long i64(long offset) throws IOException {
        return number(offset, 8);
    }

    private long number(long offset, int size) throws IOException {
        require("a number", offset, size);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | bytes.at(start + offset + (littleEndian() ? size - 1 - i : i));
        }
        return value;
    }

    /** The string that ends with a zero byte. */
    String string(long offset) throws IOException {
        return text(offset, stringLength(offset));
    }

    /** The string that ends with a zero byte, or else after {@code limit} bytes. */
    String string(long offset, int limit) throws IOException {
        require("a name", offset, limit);
        int end = 0;
        while (end < limit && u8(offset + end) != 0) {
            end++;
        }
        return text(offset, end);
    }

    int stringLength(long offset) throws IOException {
        int end = 0;
        while (u8(offset + end) != 0) {
            if (++end > LONGEST_STRING) {
                throw malformed(offset, "a string longer than %d bytes".formatted(LONGEST_STRING));
            }
        }
        return end;
    }

    /** Counts work that reads no bytes, such as copying a prefix, as if it had read as many. */
    void work(int steps) throws MalformedBinaryException {
        bytes.work(start, steps);
    }

    /** Counts a name that is kept. */
    void keep(long offset, int length) throws MalformedBinaryException {
        bytes.keep(start + offset, length);
    }

    private String text(long offset, int size) throws IOException {
        keep(offset, size);
        byte[] text = new byte[size];
        for (int i = 0; i < size; i++) {
            text[i] = (byte) bytes.at(start + offset + i);
        }
        return new String(text, StandardCharsets.UTF_8);
    }
}
