package io.github.ferrule.loader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckmarkTest {
    @TempDir
    Path folder;

    private Path library;

    @BeforeEach
    void aLibrary() throws IOException {
        assumeThat(Path.of("/proc/sys/kernel/random/boot_id")).exists();
        library = Files.write(folder.resolve("libx.so"), new byte[100]);
    }

    private Checkmark mark() throws IOException {
        return new Checkmark(library, FileStatus.of(library));
    }

    private Path file() {
        return folder.resolve("libx.so.checked");
    }

    private void marked() throws Exception {
        Thread.sleep(2100);
        mark().set();
        assertThat(mark().isSet()).isTrue();
    }

    @Test
    void whatHasJustChangedMightChangeAgainWithinTheSameTick() throws Exception {
        mark().set();
        assertThat(file()).doesNotExist();
        assertThat(mark().isSet()).isFalse();
    }

    @Test
    void aChangeIsSeenThoughItKeepsSizeAndDate() throws Exception {
        FileTime date = Files.getLastModifiedTime(library);
        marked();
        Files.write(library, new byte[] {1}, StandardOpenOption.WRITE);
        Files.setLastModifiedTime(library, date);
        assertThat(Files.size(library)).isEqualTo(100);
        assertThat(mark().isSet()).isFalse();
    }

    @Test
    void anotherFileInItsPlaceIsSeen() throws Exception {
        marked();
        Files.move(Files.write(folder.resolve("other"), new byte[100]), library, StandardCopyOption.REPLACE_EXISTING);
        assertThat(mark().isSet()).isFalse();
    }

    @Test
    void whatWasFoundBeforeTheMachineStartedDoesNotCount() throws Exception {
        marked();
        String text = Files.readString(file());
        String boot = text.substring(text.lastIndexOf(' ') + 1);
        Files.writeString(file(), text.replace(boot, "0".repeat(36) + "\n"));
        assertThat(mark().isSet()).isFalse();
    }

    @Test
    void whatIsInTheWayDoesNoHarmAndNothingIsLeftBehind() throws Exception {
        Thread.sleep(2100);
        Checkmark mark = mark();
        Files.createFile(Files.createDirectory(file()).resolve("in-the-way"));
        mark.set();
        assertThat(mark.isSet()).isFalse();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("libx.so", "libx.so.checked");
    }
}
