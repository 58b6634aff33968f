package io.github.ferrule.plugin.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** An entry of a jar to be written. */
public sealed interface JarContent {

    /** Returns its path in the jar. */
    String path();

    /** Writes its bytes. */
    void writeTo(OutputStream out) throws IOException;

    /** Returns its size in bytes. */
    long size() throws IOException;

    /** Returns the CRC-32 of its bytes, which an uncompressed entry states before them. */
    default long crc32() throws IOException {
        CRC32 crc32 = new CRC32();
        writeTo(new CheckedOutputStream(OutputStream.nullOutputStream(), crc32));
        return crc32.getValue();
    }

    /** An entry with text. */
    static JarContent text(String path, String text) {
        return new Text(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An entry with the bytes of a file. */
    record File(String path, Path source) implements JarContent {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            Files.copy(source, out);
        }

        @Override
        public long size() throws IOException {
            return Files.size(source);
        }
    }

    /** An entry that Ferrule generates. */
    record Text(String path, byte[] bytes) implements JarContent {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }
}
