package io.github.ferrule.plugin.audit.input;

import io.github.ferrule.plugin.audit.LibraryContent;
import io.github.ferrule.plugin.audit.binary.BinaryReader;
import io.github.ferrule.plugin.audit.binary.ByteSource;
import io.github.ferrule.plugin.audit.binary.MalformedBinaryException;
import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.support.file.FileNotes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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
            return Tables.read(source, MemoryBudget.ofThisHeap())
                    .content(source.size(), Optional.of(hash), BuildPaths.parse(paths));
        }
    }

    /** Reads one of several files, whose names share a limit; the tables are read while the whole file is searched. */
    static LibraryContent read(Path file, MemoryBudget kept) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteSource source = ByteSource.of(channel);
            CompletableFuture<Tables> tables = CompletableFuture.supplyAsync(() -> Tables.read(source, kept));
            BuildPaths paths = searched(source, tables);
            return tables.join().content(source.size(), Optional.empty(), paths);
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
            throw e;
        }
    }

    /** Waits for the other reader of the file before a failure closes it. */
    private static BuildPaths searched(ByteSource source, CompletableFuture<Tables> tables) throws IOException {
        try {
            return ContentScan.buildPaths(source);
        } catch (IOException e) {
            tables.exceptionally(any -> null).join();
            throw e;
        }
    }

    /** The tables of a file, or the reason why they cannot be read. */
    private record Tables(Optional<NativeBinary> binary, Optional<String> damage) {

        static Tables read(ByteSource source, MemoryBudget kept) {
            try {
                return new Tables(Optional.of(BinaryReader.read(source, kept)), Optional.empty());
            } catch (MalformedBinaryException e) {
                return new Tables(Optional.empty(), Optional.of(e.getMessage()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        LibraryContent content(long size, Optional<String> hash, BuildPaths paths) {
            return new LibraryContent(binary, damage, size, hash, paths.found(), paths.ofStandardLibrary());
        }
    }
}
