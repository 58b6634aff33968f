package io.github.ferrule.plugin.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarWriterTest {

    private final JarWriter writer = new JarWriter(LocalDateTime.of(2026, 1, 31, 12, 0, 0), "Ferrule test", false);

    @TempDir
    Path folder;

    @Test
    void theSameContentsGiveTheSameBytesInAnyOrderAndTimeZone() throws IOException {
        JarContent one = new JarContent.Text("one", new byte[] {1});
        JarContent two = new JarContent.Text("two", new byte[] {2});
        writer.write(folder.resolve("a.jar"), List.of(one, two));
        TimeZone usual = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            writer.write(folder.resolve("b.jar"), List.of(two, one));
        } finally {
            TimeZone.setDefault(usual);
        }
        assertThat(folder.resolve("a.jar")).hasSameBinaryContentAs(folder.resolve("b.jar"));
    }

    @Test
    void theManifestComesFirstAndNamesTheTool() throws IOException {
        writer.write(folder.resolve("a.jar"), List.of(new JarContent.Text("A", new byte[0])));
        try (JarFile jar = new JarFile(folder.resolve("a.jar").toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName())).containsExactly("META-INF/MANIFEST.MF", "A");
            assertThat(jar.getManifest().getMainAttributes().getValue("Created-By"))
                    .isEqualTo("Ferrule test", false);
        }
    }

    @Test
    void aFailureLeavesTheOldJarAndNothingElse() throws IOException {
        Path jar = Files.writeString(folder.resolve("a.jar"), "old");
        JarContent missing = new JarContent.File("library", folder.resolve("missing"));
        assertThatThrownBy(() -> writer.write(jar, List.of(missing))).isInstanceOf(IOException.class);
        assertThat(jar).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(jar);
        }
    }
}
