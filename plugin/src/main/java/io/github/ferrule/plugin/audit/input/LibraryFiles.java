package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.LibraryContent;
import io.github.ferrule.plugin.audit.binary.BinaryReader;
import io.github.ferrule.plugin.audit.binary.ByteSource;
import io.github.ferrule.plugin.audit.binary.MalformedBinaryException;
import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Reads library files for the audit. */
public final class LibraryFiles {

    private LibraryFiles() {}

    /** Reads a file; a damaged one gives a content that says so. */
    public static LibraryContent read(Path file) throws IOException {
        return read(file, MemoryBudget.ofThisHeap());
    }

    /** Reads a file and computes its checksum, which takes most of the time. */
    public static LibraryContent readAndHash(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return read(ByteSource.of(channel), MemoryBudget.ofThisHeap(), true);
        }
    }

    /** Reads one of several files, whose names share a limit. */
    static LibraryContent read(Path file, MemoryBudget kept) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return read(ByteSource.of(channel), kept, false);
        }
    }

    private static LibraryContent read(ByteSource source, MemoryBudget kept, boolean hashed) throws IOException {
        Optional<String> hash = hashed ? Optional.of(ContentScan.sha256(source)) : Optional.empty();
        BuildPaths paths = ContentScan.buildPaths(source);
        try {
            NativeBinary binary = BinaryReader.read(source, kept);
            return new LibraryContent(
                    Optional.of(binary),
                    Optional.empty(),
                    source.size(),
                    hash,
                    paths.found(),
                    paths.ofStandardLibrary());
        } catch (MalformedBinaryException e) {
            return new LibraryContent(
                    Optional.empty(),
                    Optional.of(e.getMessage()),
                    source.size(),
                    hash,
                    paths.found(),
                    paths.ofStandardLibrary());
        }
    }
}
