package io.github.ferrule.plugin.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;

/**
 * A jar whose entries are compressed in blocks that end where the kind of data changes. A library has code, tables and names one
 * after another, and each of them is smaller with Huffman codes of its own; zlib ends its blocks regardless of that.
 */
final class BlockwiseJar extends JarOutputStream {

    private static final int PAGE = 4096;

    /** The pages on both sides of a place that are compared. */
    private static final int PAGES = 2;

    /** Of all bytes that are compared, 30 % have no equal on the other side. */
    private static final int DIFFERENT = 2 * PAGES * PAGE * 30 / 100;

    BlockwiseJar(OutputStream out) throws IOException {
        super(out);
    }

    /** Writes the content of a compressed entry. */
    void writeInBlocks(byte[] content) throws IOException {
        int start = 0;
        for (int end : ends(content)) {
            write(content, start, end - start);
            endBlock();
            start = end;
        }
        write(content, start, content.length - start);
    }

    private void endBlock() throws IOException {
        int count;
        do {
            count = def.deflate(buf, 0, buf.length, Deflater.SYNC_FLUSH);
            out.write(buf, 0, count);
        } while (count == buf.length);
    }

    /** Returns the ends of all blocks but the last. */
    static List<Integer> ends(byte[] content) {
        int[][] histograms = new int[content.length / PAGE][256];
        for (int i = 0; i < histograms.length * PAGE; i++) {
            histograms[i / PAGE][content[i] & 0xff]++;
        }
        List<Integer> ends = new ArrayList<>();
        int last = 0;
        for (int page = PAGES; page <= histograms.length - PAGES; page++) {
            if (page - last >= PAGES && difference(histograms, page) > DIFFERENT) {
                ends.add(page * PAGE);
                last = page;
            }
        }
        return ends;
    }

    /** Returns how many bytes before and after the beginning of a page have no equal on the other side. */
    private static int difference(int[][] histograms, int page) {
        int difference = 0;
        for (int octet = 0; octet < 256; octet++) {
            int before = 0;
            int after = 0;
            for (int i = 0; i < PAGES; i++) {
                before += histograms[page - 1 - i][octet];
                after += histograms[page + i][octet];
            }
            difference += Math.abs(before - after);
        }
        return difference;
    }
}
