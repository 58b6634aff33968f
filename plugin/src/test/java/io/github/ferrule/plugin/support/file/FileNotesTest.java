package io.github.ferrule.plugin.support.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNotesTest {

    private static final int LARGE = 1 << 20;

    @TempDir
    Path folder;

    private FileNotes notes;
    private Path file;
    private int derived;

    @BeforeEach
    void aLargeFile() throws IOException {
        notes = new FileNotes(folder.resolve("notes"));
        file = Files.write(folder.resolve("file"), new byte[LARGE]);
        assertThat(derive()).isEqualTo("1");
    }

    @Test
    void anUnchangedFileIsReadOnce() throws IOException {
        assertThat(derive()).isEqualTo("1");
        assertThat(new FileNotes(folder.resolve("notes")).read(file, "count")).contains("1");
    }

    @Test
    void aFileWithAnotherByteIsReadAgain() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {1}), 17);
        }
        assertThat(derive()).isEqualTo("2");
    }

    @Test
    void aChangeIsNoticedEvenIfTheTimeOfTheFileIsSetBack() throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, new byte[] {1}, StandardOpenOption.WRITE);
        Files.setLastModifiedTime(file, time);
        assertThat(derive()).isEqualTo("2");
    }

    @Test
    void anotherFileInItsPlaceIsReadAgain() throws IOException {
        Path other = Files.write(folder.resolve("other"), new byte[LARGE]);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(derive()).isEqualTo("2");
    }

    @Test
    void factsDoNotMix() throws IOException {
        assertThat(notes.read(file, "another fact")).isEmpty();
        assertThat(notes.read(Files.copy(file, folder.resolve("copy")), "count"))
                .isEmpty();
    }

    @Test
    void aSmallFileIsReadEachTime() throws IOException {
        Files.write(file, new byte[LARGE - 1]);
        assertThat(derive()).isEqualTo("2");
        assertThat(derive()).isEqualTo("3");
    }

    @Test
    void nothingIsNotedAboutAFileThatChangesWhileItIsRead() throws IOException {
        Files.write(file, new byte[LARGE]);
        notes.read(file, "count", () -> {
            Files.write(file, new byte[LARGE]);
            return "old";
        });
        assertThat(derive()).isEqualTo("2");
    }

    @Test
    void aChangeWithinTheSameTickOfTheClockIsNoticed() throws IOException {
        for (int i = 0; i < 20; i++) {
            Files.write(file, new byte[LARGE]);
            Optional<FileNotes.State> before = FileNotes.state(file);
            notes.write(file, before, "count", "old");
            Files.write(file, new byte[LARGE]);
            assertThat(notes.read(file, "count")).isEmpty();
        }
    }

    @Test
    void aLinkIsNotTakenForAFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(FileNotes.state(link)).isEmpty();
    }

    private String derive() throws IOException {
        return notes.read(file, "count", () -> Integer.toString(++derived));
    }
}
