package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.support.file.Digests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;

/** An entry of a jar to be written. */
public sealed interface JarContent {

    /** Returns its path in the jar. */
    String path();

    /** Writes its bytes. */
    void writeTo(OutputStream out) throws IOException;

    /** Returns its size in bytes. */
    long size() throws IOException;

    /** Returns its compression method: those that each start of an application reads are stored. */
    default int method() {
        return ZipEntry.DEFLATED;
    }

    /** Returns the CRC-32 of its bytes, which an uncompressed entry states before them. */
    default long crc32() throws IOException {
        CRC32 crc32 = new CRC32();
        writeTo(new CheckedOutputStream(OutputStream.nullOutputStream(), crc32));
        return crc32.getValue();
    }

    /** Returns an entry that each start reads. */
    static JarContent text(String path, String text) {
        return new Text(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the SHA-256 of its bytes, in hex digits. */
    default String sha256() throws IOException {
        MessageDigest digest = Digests.sha256();
        writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** An entry with a library, whose content is known. */
    record Library(String path, BuiltLibrary built) implements JarContent {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
            Files.copy(built.file(), checked);
            if (checked.getChecksum().getValue() != crc32()) {
                throw new IOException(built.file() + " has changed since it was audited; run Maven again");
            }
        }

        @Override
        public long size() {
            return built.fingerprint().size();
        }

        @Override
        public long crc32() {
            return Long.parseLong(built.fingerprint().crc32(), 16);
        }

        @Override
        public String sha256() {
            return built.fingerprint().sha256();
        }
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

    /** An entry that each start reads. */
    record Text(String path, byte[] bytes) implements JarContent {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int method() {
            return ZipEntry.STORED;
        }
    }

    /** A generated entry for people and tools. */
    record Document(String path, String text) implements JarContent {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes());
        }

        @Override
        public long size() {
            return bytes().length;
        }

        private byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
