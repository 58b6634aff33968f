package io.github.ferrule.loader.faststart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.testing.Machine;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedMarkTest {
    /** The age from which a change surely has another time than the next one. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private Path library;

    @BeforeEach
    void aLibrary() throws IOException {
        Machine.needsFile("/proc/sys/kernel/random/boot_id");
        library = Files.write(folder.resolve("libx.so"), new byte[100]);
    }

    private VerifiedMark mark() throws IOException {
        return markOf(Duration.ZERO);
    }

    /** Returns the mark of a library that was changed this much earlier. */
    private VerifiedMark markOf(Duration age) throws IOException {
        Map<String, Object> inode = Files.readAttributes(library, "unix:ino,ctime");
        FileTime changed = (FileTime) inode.get("ctime");
        return new VerifiedMark(library, inode.toString(), changed.toMillis() - age.toMillis());
    }

    /** Waits until another change of the library gets another time, which takes some milliseconds. */
    private void awaitNextTick() throws IOException {
        Path probe = folder.resolve("probe");
        while (changeTime(Files.write(probe, new byte[1])).equals(changeTime(library))) {
            Files.delete(probe);
        }
        Files.delete(probe);
    }

    private static Object changeTime(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ctime");
    }

    private Path file() {
        return folder.resolve("libx.so.checked");
    }

    private void marked() throws Exception {
        awaitNextTick();
        VerifiedMark mark = markOf(SETTLED);
        assertThat(mark.prepare()).isTrue();
        mark.set();
        assertThat(mark().isSet()).isTrue();
    }

    @Test
    void aFileThatHasJustChangedIsNotRemembered() throws Exception {
        assertThat(mark().prepare()).isFalse();
        assertThat(markOf(SETTLED).prepare()).isTrue();
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

    /** The page is dirty when the mark is made; a second write to a dirty page alone would not change the inode. */
    @Test
    void aWriteThroughAMappingIsSeen() throws Exception {
        try (FileChannel channel = FileChannel.open(library, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer page = channel.map(FileChannel.MapMode.READ_WRITE, 0, 100);
            page.put(50, (byte) 1);
            marked();
            page.put(50, (byte) 2);
            assertThat(mark().isSet()).isFalse();
        }
    }

    @Test
    void aFileInMemoryIsNotRemembered() throws Exception {
        Machine.needsFile("/dev/shm");
        library = Files.createTempFile(Path.of("/dev/shm"), "libx", ".so");
        assertThat(markOf(SETTLED).prepare()).isFalse();
        Files.delete(library);
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
        VerifiedMark mark = markOf(SETTLED);
        Files.createFile(Files.createDirectory(file()).resolve("in-the-way"));
        mark.set();
        assertThat(mark.isSet()).isFalse();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("libx.so", "libx.so.checked");
    }
}
