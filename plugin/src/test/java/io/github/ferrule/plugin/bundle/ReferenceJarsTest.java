package io.github.ferrule.plugin.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ferrule.plugin.support.file.FileNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that must be those of an earlier build. */
class ReferenceJarsTest {

    private static final FileNotes NOTES = new FileNotes(Path.of("target/file-notes"));
    private static final JarWriter WRITER = new JarWriter(LocalDateTime.of(2026, 1, 1, 0, 0), "test", false, NOTES);

    @TempDir
    Path folder;

    private Path jar;
    private Path earlier;

    @BeforeEach
    void writeTwice() throws IOException {
        jar = write("target", "one");
        earlier = write("earlier", "one");
    }

    @Test
    void theSameBytesPass() {
        assertThatCode(() -> new ReferenceJars(earlier).require(List.of(jar))).doesNotThrowAnyException();
        assertThatCode(() -> new ReferenceJars(earlier.getParent()).require(List.of(jar)))
                .doesNotThrowAnyException();
    }

    @Test
    void aJarDoesNotProveItself() {
        for (Path place : List.of(jar, jar.getParent(), folder.resolve("earlier/../target"))) {
            assertThatThrownBy(() -> new ReferenceJars(place).require(List.of(jar)))
                    .hasMessageContaining("FERRULE-407")
                    .hasMessageContaining("is this build's own jar");
        }
    }

    @Test
    void differencesAreNamed() throws IOException {
        write("earlier", "two");
        assertThatThrownBy(() -> new ReferenceJars(earlier).require(List.of(jar)))
                .hasMessageContaining("FERRULE-407")
                .hasMessageContaining("entry differs at byte 0");
    }

    @Test
    void aFileThatIsNotAJarDiffersToo() throws IOException {
        Files.writeString(earlier, "half a downl");
        assertThatThrownBy(() -> new ReferenceJars(earlier).require(List.of(jar)))
                .hasMessageContaining("FERRULE-407")
                .hasMessageContaining(earlier + " is not a jar");
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name).resolve("mathlib-1.4.0-natives.jar");
        WRITER.write(file, List.of(JarContent.text("entry", content)));
        return file;
    }
}
