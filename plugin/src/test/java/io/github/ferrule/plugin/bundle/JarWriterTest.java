package io.github.ferrule.plugin.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ferrule.plugin.support.file.FileNotes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JarWriterTest {

    private static final FileNotes NOTES = new FileNotes(Path.of("target/file-notes"));
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 31, 12, 0, 0);

    private final JarWriter writer = new JarWriter(TIME, "Ferrule test", false, NOTES);

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
                    .isEqualTo("Ferrule test");
        }
    }

    @Test
    void entriesThatEachStartReadsAreNotCompressed() throws IOException {
        Path library = Files.write(folder.resolve("library"), new byte[1000]);
        writer.write(
                folder.resolve("a.jar"),
                List.of(JarContent.text("index.properties", "format=1\n"), new JarContent.File("library", library)));
        try (JarFile jar = new JarFile(folder.resolve("a.jar").toFile())) {
            assertThat(jar.getEntry("index.properties").getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(jar.getEntry("library").getMethod()).isEqualTo(ZipEntry.DEFLATED);
        }
    }

    /** Words, then numbers, as a library has code and tables. */
    @Test
    void aSmallLibraryTakesLessThanZipsBestCompression() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            text.append((char) ('a' + random.nextInt(16))).append((char) ('a' + random.nextInt(16)));
        }
        for (int i = 0; i < 30_000; i++) {
            text.append((char) ('0' + random.nextInt(8))).append((char) ('0' + random.nextInt(8)));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        Path library = Files.write(folder.resolve("library"), bytes);
        writer.write(folder.resolve("a.jar"), List.of(new JarContent.File("library", library)));
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION, true);
        best.setInput(bytes);
        best.finish();
        int plain = best.deflate(new byte[bytes.length]);
        try (JarFile jar = new JarFile(folder.resolve("a.jar").toFile())) {
            assertThat(jar.getEntry("library").getCompressedSize()).isLessThan(plain);
            assertThat(jar.getInputStream(jar.getEntry("library"))).hasBinaryContent(bytes);
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

    @Test
    void existingFilesAreNotWrittenAgain() throws IOException {
        Path library = Files.write(folder.resolve("library"), new byte[100_000]);
        Path jar = folder.resolve("a.jar");
        List<JarContent> contents =
                List.of(new JarContent.File("library", library), new JarContent.Text("text", new byte[] {1}));
        writer.write(jar, contents);
        FileTime former = FileTime.fromMillis(0);
        Files.setLastModifiedTime(jar, former);
        writer.write(jar, contents);
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(former);
    }

    @ParameterizedTest
    @MethodSource
    void aJarThatDiffersIsWrittenAgain(JarWriter other, String path, byte[] bytes) throws IOException {
        Path library = Files.write(folder.resolve("library"), new byte[100_000]);
        Path jar = folder.resolve("a.jar");
        writer.write(jar, List.of(new JarContent.File("library", library)));
        Files.write(library, bytes);
        other.write(jar, List.of(new JarContent.File(path, library)));
        Path fresh = folder.resolve("fresh.jar");
        other.write(fresh, List.of(new JarContent.File(path, library)));
        assertThat(jar).hasSameBinaryContentAs(fresh);
    }

    static Stream<Arguments> aJarThatDiffersIsWrittenAgain() {
        LocalDateTime time = LocalDateTime.of(2026, 1, 31, 12, 0, 0);
        byte[] changed = new byte[100_000];
        changed[99_999] = 1;
        JarWriter same = new JarWriter(time, "Ferrule test", false, NOTES);
        return Stream.of(
                arguments(same, "library", changed),
                arguments(same, "library", new byte[100_001]),
                arguments(same, "library", new byte[99_999]),
                arguments(same, "another", new byte[100_000]),
                arguments(new JarWriter(time, "Ferrule next", false, NOTES), "library", new byte[100_000]),
                arguments(new JarWriter(time, "Ferrule test", true, NOTES), "library", new byte[100_000]),
                arguments(
                        new JarWriter(time.plusSeconds(2), "Ferrule test", false, NOTES),
                        "library",
                        new byte[100_000]));
    }

    @Test
    void aDamagedJarIsWrittenAgain() throws IOException {
        Path jar = folder.resolve("a.jar");
        Path library = Files.write(folder.resolve("library"), new byte[10_000]);
        List<JarContent> contents = List.of(new JarContent.File("library", library));
        writer.write(jar, contents);
        byte[] whole = Files.readAllBytes(jar);
        for (int at : new int[] {whole.length / 2, whole.length - 1}) {
            Files.write(jar, Arrays.copyOf(whole, at));
            writer.write(jar, contents);
            assertThat(jar).hasBinaryContent(whole);
        }
    }

    /** "abc" deflated, and as many bytes that promise more to come. */
    @Test
    void aJarWithAnEntryThatNeverEndsIsWrittenAgain() throws IOException {
        Path jar = folder.resolve("a.jar");
        Path library = Files.writeString(folder.resolve("library"), "abc");
        List<JarContent> contents = List.of(new JarContent.File("library", library));
        writer.write(jar, contents);
        byte[] whole = Files.readAllBytes(jar);
        String endless = new String(whole, StandardCharsets.ISO_8859_1).replace("KLJ\6\0", "\0\0\0\377\377");
        Files.write(jar, endless.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Files.readAllBytes(jar)).isNotEqualTo(whole);
        writer.write(jar, contents);
        assertThat(jar).hasBinaryContent(whole);
    }

    @Test
    void anUnchangedLargeJarIsNotReadAgain() throws IOException {
        JarWriter noting = new JarWriter(TIME, "Ferrule test", false, new FileNotes(folder.resolve("notes")));
        Path jar = folder.resolve("large.jar");
        Path library = Files.write(folder.resolve("library"), random(2 << 20));
        List<JarContent> contents = List.of(new JarContent.File("library", library));
        noting.write(jar, contents);
        Files.writeString(onlyNote(), Files.readString(onlyNote()).replace("library", "another"));
        List<JarContent> noted = List.of(new JarContent.File("another", library));
        byte[] whole = Files.readAllBytes(jar);
        noting.write(jar, noted);
        assertThat(jar).as("the note was believed").hasBinaryContent(whole);
    }

    @Test
    void aLargeJarThatSomebodyChangedIsWrittenAgain() throws IOException {
        JarWriter noting = new JarWriter(TIME, "Ferrule test", false, new FileNotes(folder.resolve("notes")));
        Path jar = folder.resolve("large.jar");
        Path library = Files.write(folder.resolve("library"), random(2 << 20));
        List<JarContent> contents = List.of(new JarContent.File("library", library));
        noting.write(jar, contents);
        byte[] whole = Files.readAllBytes(jar);
        byte[] changed = whole.clone();
        changed[1 << 20] ^= 1;
        FileTime time = Files.getLastModifiedTime(jar);
        Files.write(jar, changed);
        Files.setLastModifiedTime(jar, time);
        noting.write(jar, contents);
        assertThat(jar).hasBinaryContent(whole);
    }

    private Path onlyNote() throws IOException {
        try (Stream<Path> notes = Files.list(folder.resolve("notes"))) {
            return notes.reduce((one, other) -> {
                        throw new AssertionError("two notes");
                    })
                    .orElseThrow();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
