package io.github.ferrule.plugin.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A jar that an earlier build may have left. Most builds change no library, and decompressing one to compare it takes far less
 * time than compressing it.
 *
 * @param file the jar
 */
record PreviousJar(Path file) {

    /** Returns true if it has exactly these entries in this order, byte for byte. */
    boolean holds(List<JarWriter.Entry> entries) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> there = Collections.list(zip.entries());
            boolean same = there.size() == entries.size();
            for (int i = 0; same && i < there.size(); i++) {
                same = isSame(zip, there.get(i), entries.get(i));
            }
            return same;
        } catch (ZipException | EOFException e) {
            return false; // the jar is damaged
        }
    }

    private static boolean isSame(ZipFile zip, ZipEntry there, JarWriter.Entry wanted) throws IOException {
        if (!there.getName().equals(wanted.content().path())
                || there.getMethod() != wanted.method()
                || !there.getTimeLocal().equals(even(wanted.time()))) {
            return false;
        }
        try (InputStream in = zip.getInputStream(there)) {
            Comparison comparison = new Comparison(in);
            wanted.content().writeTo(comparison);
            return comparison.same && in.read() < 0;
        }
    }

    /** Times in a jar have a resolution of two seconds. */
    private static LocalDateTime even(LocalDateTime time) {
        return time.minusSeconds(time.getSecond() % 2);
    }

    /** Compares the bytes that are written to it with those of a stream. */
    private static final class Comparison extends OutputStream {

        private final InputStream expected;
        private boolean same = true;

        Comparison(InputStream expected) {
            this.expected = expected;
        }

        @Override
        public void write(int value) throws IOException {
            same = same && expected.read() == (value & 0xff);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (same) {
                byte[] there = expected.readNBytes(count);
                same = Arrays.equals(there, 0, there.length, bytes, from, from + count);
            }
        }
    }
}
