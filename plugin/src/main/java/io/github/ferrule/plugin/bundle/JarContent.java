package io.github.ferrule.plugin.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** An entry of a jar to be written. */
public sealed interface JarContent {

    /** Its path in the jar. */
    String path();

    /** Writes its bytes. */
    void writeTo(OutputStream out) throws IOException;

    /** The number of its bytes and their checksum, which an entry that is not compressed states before them. */
    default Checksum checksum() throws IOException {
        CRC32 crc32 = new CRC32();
        CountingOutput counting = new CountingOutput();
        writeTo(new CheckedOutputStream(counting, crc32));
        return new Checksum(counting.count, crc32.getValue());
    }

    /** What {@link #checksum()} tells. */
    record Checksum(long size, long crc32) {}

    /** Counts bytes and keeps none. */
    final class CountingOutput extends OutputStream {
        private long count;

        @Override
        public void write(int single) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }

    /** An entry with the bytes of a file. */
    record File(String path, Path source) implements JarContent {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            Files.copy(source, out);
        }
    }

    /** An entry that Ferrule makes. */
    record Text(String path, byte[] bytes) implements JarContent {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }
}
