package io.github.ferrule.loader.platform;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Reads streams to their end, as {@code InputStream.readNBytes} does, which Java 8 does not have. */
public final class Bytes {
    // Not from StandardCharsets, whose six charsets a cold JVM would load.
    public static final Charset LATIN_1 = Charset.forName("ISO-8859-1");
    static final Charset UTF_8 = Charset.forName("UTF-8");

    private static final int CHUNK = 1 << 13;

    private Bytes() {}

    /** Reads all that is left of a stream, but no more than this number of bytes. */
    public static byte[] read(InputStream in, int most) throws IOException {
        byte[] bytes = new byte[Math.min(most, Math.max(CHUNK, Math.min(most - 1, in.available()) + 1))];
        int size = fill(in, bytes, 0);
        while (size == bytes.length && size < most) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(most, 2L * size));
            size = fill(in, bytes, size);
        }
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    /** Fills a buffer, or as much of it as the stream has bytes left, and returns their number. */
    public static int fill(InputStream in, byte[] buffer) throws IOException {
        return fill(in, buffer, 0);
    }

    private static int fill(InputStream in, byte[] buffer, int from) throws IOException {
        int size = from;
        while (size < buffer.length) {
            int read = in.read(buffer, size, buffer.length - size);
            if (read < 0) {
                break;
            }
            size += read;
        }
        return size;
    }

    /** Returns what a file has, as those in {@code /proc}, which have no size; empty if it cannot be read. */
    public static byte[] ofFile(String name) {
        try (InputStream in = new FileInputStream(name)) {
            return read(in, Integer.MAX_VALUE - CHUNK);
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }
}
