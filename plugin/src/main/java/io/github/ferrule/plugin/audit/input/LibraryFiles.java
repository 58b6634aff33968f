package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.LibraryContent;
import io.github.ferrule.plugin.audit.binary.BinaryReader;
import io.github.ferrule.plugin.audit.binary.ByteSource;
import io.github.ferrule.plugin.audit.binary.MalformedBinaryException;
import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.support.file.FileNotes;
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

    /** Reads a file and its checksum; what an earlier build has noted is not read again. */
    public static LibraryContent readAndHash(Path file, FileNotes notes) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteSource source = ByteSource.of(channel);
            String hash = notes.read(file, "sha256", () -> ContentScan.sha256(source));
            String paths = notes.read(
                    file, "build paths", () -> ContentScan.buildPaths(source).format());
            return read(source, Optional.of(hash), BuildPaths.parse(paths), MemoryBudget.ofThisHeap());
        }
    }

    /** Reads one of several files, whose names share a limit. */
    static LibraryContent read(Path file, MemoryBudget kept) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteSource source = ByteSource.of(channel);
            return read(source, Optional.empty(), ContentScan.buildPaths(source), kept);
        }
    }

    private static LibraryContent read(ByteSource source, Optional<String> hash, BuildPaths paths, MemoryBudget kept)
            throws IOException {
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
