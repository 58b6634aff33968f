package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.support.file.Digests;
import io.github.ferrule.plugin.support.file.FileNotes;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The identity of a file's content.
 *
 * @param size bytes
 * @param sha256 64 lower-case hex digits
 * @param crc32 8 lower-case hex digits
 */
public record Fingerprint(long size, String sha256, String crc32) {

    private static final String NOTE = "fingerprint";

    /** Returns the fingerprint of bytes in memory. */
    public static Fingerprint of(byte[] content) throws IOException {
        try (Stream stream = new Stream(OutputStream.nullOutputStream())) {
            stream.write(content, 0, content.length);
            return stream.fingerprint();
        }
    }

    /** Reads the file once. */
    public static Fingerprint of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /** Reads to the end. */
    public static Fingerprint of(InputStream in) throws IOException {
        try (Stream stream = new Stream(OutputStream.nullOutputStream())) {
            in.transferTo(stream);
            return stream.fingerprint();
        }
    }

    /** Reads the file, unless a note says what an earlier build read. */
    static Fingerprint of(Path file, FileNotes notes) throws IOException {
        return parse(notes.read(file, NOTE, () -> of(file).format()));
    }

    /**
     * Notes that this is the fingerprint of a file.
     *
     * @param before the state of the file before it was read
     */
    void note(Path file, Optional<FileNotes.State> before, FileNotes notes) throws IOException {
        notes.write(file, before, NOTE, format());
    }

    private String format() {
        return size + " " + sha256 + " " + crc32;
    }

    private static Fingerprint parse(String text) {
        String[] words = text.split(" ");
        return new Fingerprint(Long.parseLong(words[0]), words[1], words[2]);
    }

    /** Computes the fingerprint of everything that is written through it. */
    static final class Stream extends FilterOutputStream {

        private final MessageDigest sha256 = Digests.sha256();
        private final CRC32 crc32 = new CRC32();
        private long size;

        Stream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            sha256.update(bytes, offset, length);
            crc32.update(bytes, offset, length);
            size += length;
        }

        /** Returns the fingerprint of everything written so far; call it once. */
        Fingerprint fingerprint() {
            return new Fingerprint(
                    size, HexFormat.of().formatHex(sha256.digest()), String.format("%08x", crc32.getValue()));
        }
    }
}
