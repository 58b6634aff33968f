package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Single bytes of a source, read page by page into a cache of fixed size. It counts what is read: a file whose tables
 * refer to each other in circles runs out of budget instead of keeping the reader busy forever.
 */
final class PagedBytes {

    private static final int PAGE_BITS = 13;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGES = 64;

    /** Honest files need about twice their size: no table is read twice, and few strings are shared. */
    private static final int READS_PER_BYTE = 8;

    private static final int READS_OF_A_TINY_FILE = 1 << 16;

    private final ByteSource source;
    private final MemoryBudget kept;
    private final long size;
    private final byte[][] pages = new byte[PAGES][];
    private final long[] numbers = new long[PAGES];
    private long budget;

    PagedBytes(ByteSource source, MemoryBudget kept) throws IOException {
        this.source = source;
        this.kept = kept;
        this.size = source.size();
        this.budget = READS_PER_BYTE * size + READS_OF_A_TINY_FILE;
    }

    long size() {
        return size;
    }

    /** The byte at an offset that the caller has checked. */
    int at(long offset) throws IOException {
        work(offset, 1);
        long number = offset >>> PAGE_BITS;
        int slot = (int) number & (PAGES - 1);
        if (pages[slot] == null || numbers[slot] != number) {
            pages[slot] = load(number);
            numbers[slot] = number;
        }
        return pages[slot][(int) offset & (PAGE - 1)] & 0xff;
    }

    void work(long offset, int steps) throws MalformedBinaryException {
        budget -= steps;
        if (budget < 0) {
            throw new MalformedBinaryException(offset, "the tables overlap so much that reading them does not end");
        }
    }

    void keep(long offset, int length) throws MalformedBinaryException {
        if (!kept.take(length)) {
            throw new MalformedBinaryException(
                    offset, "more names than the memory of this JVM has room for; raise -Xmx in MAVEN_OPTS");
        }
    }

    private byte[] load(long number) throws IOException {
        long start = number << PAGE_BITS;
        int length = (int) Math.min(PAGE, size - start);
        byte[] page = new byte[length];
        if (source.read(start, ByteBuffer.wrap(page)) != length) {
            throw new MalformedBinaryException(start, "the file became shorter while it was read");
        }
        return page;
    }
}
