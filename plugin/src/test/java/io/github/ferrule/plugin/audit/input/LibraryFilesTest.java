package io.github.ferrule.plugin.audit.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.LibraryContent;
import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.support.file.FileNotes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryFilesTest {

    private static final FileNotes NOTES = new FileNotes(Path.of("target/file-notes"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 262_000, 262_144, 262_143, 300_000, 1_000_000})
    void aPathOfTheBuildMachineIsFoundAnywhereInTheFile(int before) throws IOException {
        byte[] bytes = ("\0".repeat(before) + "panicked at /home/ci/work/crate/src/lib.rs" + "\0".repeat(700))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(bytes).buildPaths()).containsExactly("/home/ci/work/crate/src/lib.rs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/core/src/fmt/mod.rs",
                "/usr/lib/jvm/x.h",
                "/home/",
                "see /proc/self/root/",
                "~/.cargo/registry/src/serde/lib.rs"
            })
    void pathsThatEveryMachineHasAreNoMatter(String text) throws IOException {
        assertThat(read(text.getBytes(StandardCharsets.ISO_8859_1)).buildPaths())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/ci/a.rs",
                "/Users/ci/a.rs",
                "/root/.cargo/a.rs",
                "/root/a.rs",
                "/github/workspace/src/a.rs",
                "/__w/a.rs",
                "/builds/a.rs",
                "/usr/local/cargo/registry/src/a.rs",
                "/opt/cargo/registry/src/a.rs",
                "D:\\a\\lib\\a.rs",
                "d:/a/lib/a.rs",
                "Z:\\a/b.rs",
                "C:/Users/ci/a.rs",
                "C:\\Users\\ci\\a.rs",
                "E:\\build\\a.rs",
                "E:/buildkite/x.pdb"
            })
    void eachKindOfBuildMachineIsKnown(String path) throws IOException {
        for (int before = 0; before < 12; before++) {
            byte[] bytes = ("/".repeat(before) + "s\0" + path).getBytes(StandardCharsets.ISO_8859_1);

            assertThat(read(bytes).buildPaths()).as("after %d bytes", before).containsExactly(path);
        }
    }

    /** As rustc 1.96 of the test bed leaves them in a library. */
    @Test
    void notedPathsAreThoseOfTheFile() {
        BuildPaths paths = new BuildPaths();
        byte[] text =
                ("/home/user/project/src/lib.rs\0/rustc/0123456789abcdef0123456789abcdef01234567/library/core/src/a.rs\0"
                                + "/home/user/project/src/b.rs\0")
                        .getBytes(StandardCharsets.UTF_8);
        paths.scan(text, text.length, text.length);
        BuildPaths noted = BuildPaths.parse(paths.format());
        assertThat(noted.found())
                .containsExactly("/home/user/project/src/lib.rs", "/home/user/project/src/b.rs")
                .isEqualTo(paths.found());
        assertThat(noted.ofStandardLibrary()).isEqualTo(paths.ofStandardLibrary());
        assertThat(BuildPaths.parse(new BuildPaths().format()).found()).isEmpty();
    }

    @Test
    void pathsOfTheStandardLibraryAreCountedOnly() throws IOException {
        String registry = "/home/ci/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/";
        String text = String.join(
                "\0",
                "/home/ci/toolchain/lib/rustlib/src/rust/library/alloc/src/raw_vec/mod.rs",
                "/home/ci/toolchain/lib/rustlib/src/rust/library/core/src/fmt/mod.rs",
                registry + "addr2line-0.25.1/src/line.rs",
                registry + "serde-1.0.0/src/lib.rs",
                "/home/ci/work/library/src/lib.rs");

        LibraryContent content = read(text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(content.buildPaths())
                .containsExactly(registry + "serde-1.0.0/src/lib.rs", "/home/ci/work/library/src/lib.rs");
        assertThat(content.standardLibraryPaths()).isEqualTo(3);
    }

    @Test
    void aFileIsHashedOnlyIfAskedFor() throws IOException {
        Path file = Files.write(folder.resolve("library"), new byte[1000]);

        assertThat(LibraryFiles.read(file).sha256()).isEmpty();
    }

    @Test
    void aDamagedFileGivesAContentThatSaysSo() throws IOException {
        LibraryContent content = read("no library".getBytes(StandardCharsets.UTF_8));

        assertThat(content.binary()).isEmpty();
        assertThat(content.damage())
                .hasValueSatisfying(text -> assertThat(text).contains("neither ELF, PE nor Mach-O"));
        assertThat(content.sha256()).hasValue("a3bba07ee4d772d46d0f99f83549f754e8d42a91d4e258970547e29b0eb35101");
    }

    @Test
    void theLibrariesOfAJarAreFoundByTheirNames() throws IOException {
        Path jar = folder.resolve("foreign.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("linux-x86-64/libfoo.so", "linux-x86-64/libfoo.so.1.2")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(ElfWriter.x86_64().exports("add").bytes());
            }
        }

        assertThat(AuditedFile.read(jar).subjects())
                .extracting(AuditSubject::name)
                .containsExactly("linux-x86-64/libfoo.so", "linux-x86-64/libfoo.so.1.2");
    }

    private LibraryContent read(byte[] bytes) throws IOException {
        return LibraryFiles.readAndHash(Files.write(folder.resolve("library"), bytes), NOTES);
    }
}
