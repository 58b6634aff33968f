package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Cyrillic;
import io.github.ferrule.loader.program.CyrillicCache;
import io.github.ferrule.loader.program.Locate;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access control lists and planted libraries, on a JVM for Windows under wine, which makes lists of Unix modes. */
class WindowsIT {
    private static final String TRIPLE = "x86_64-pc-windows-gnu";
    private static final byte[] CONTENT = "not loaded here".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private TestApplication world;
    private Path java;
    private Path cache;

    @BeforeEach
    void aBundleForWindows() throws Exception {
        java = Machine.bed("java.windows");
        world = new TestApplication(folder).onClassPath(bundle(CONTENT).jar(folder.resolve("natives.jar")));
        // A folder like /tmp has no sticky bit for Windows, so the cache is in the home of wine's user.
        Path drive = java.getParent().resolveSibling("wine/drive_c");
        cache = Files.createTempDirectory(drive, "ferrule-test");
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static TestBundle bundle(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        String descriptor = String.join(
                "\n",
                "format=1",
                "version=1.4.0",
                "triple=" + TRIPLE,
                "os=windows",
                "arch=x86_64",
                "resource=win32-x86-64/mathlib.dll",
                "size=" + content.length,
                "sha256=" + TestBundle.sha256(content),
                "crc32=" + String.format("%08x", crc.getValue()));
        return new TestBundle()
                .entry("META-INF/ferrule/" + ID + "/mathlib/" + TRIPLE + ".properties", descriptor)
                .entry("win32-x86-64/mathlib.dll", content);
    }

    @AfterEach
    void removeTheCache() throws Exception {
        if (cache != null) {
            new ChildProcess("rm", "-r", cache.toString()).run().printed();
        }
    }

    private ChildProcess locate(String cacheFolder) {
        return new ChildProcess(java.toString(), "-Dferrule.extract=cache", "-Dferrule.cache=" + cacheFolder)
                .args("-cp", world.classPath(), Locate.class.getName(), ID)
                .in(folder);
    }

    private String named(Path file) {
        return "C:\\" + cache.getFileName() + "\\"
                + cache.relativize(file).toString().replace('/', '\\');
    }

    private ChildProcess locate() {
        return locate("C:\\" + cache.getFileName());
    }

    @Test
    void aFolderOfTheUserHoldsTheCache() {
        locate().run().printed().contains("just put into the cache: C:\\");
        locate().run().printed().contains("in the cache: C:\\");
    }

    @Test
    void aFileNextToTheLibraryIsAPlantedOne() throws Exception {
        locate().run().printed();
        Path planted = TestApplication.files(cache).get(0).resolveSibling("version.dll");
        Files.write(planted, CONTENT);
        locate().run()
                .complained()
                .contains("FERRULE-208", named(planted) + ": is a file that the cache did not put there");
    }

    @Test
    void aFolderWhoseListLetsEverybodyWriteIsRefused() throws Exception {
        locate().run().printed();
        Path entry = TestApplication.files(cache).get(0).getParent();
        Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rwxrwxrwx"));
        locate().run().complained().contains("FERRULE-208", named(entry) + ": ", "may write to it");
    }

    @Test
    void aFolderAboveTheCacheThatEverybodyMayReplaceIsRefused() throws Exception {
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        locate("C:\\" + cache.getFileName() + "\\below")
                .run()
                .complained()
                .contains("FERRULE-208", "C:\\" + cache.getFileName() + ": ", "may write to it");
    }

    /** {@code System.load} passes the path in the ANSI code page, here 1252 (JDK-8195129). */
    @Test
    void aCacheWithLettersThatTheCodePageDoesNotHaveIsPassedOver() {
        cyrillic("auto")
                .run()
                .printed()
                .contains("mathlib.dll")
                .doesNotContain(cache.getFileName().toString());
        cyrillic("cache")
                .run()
                .complained()
                .contains(
                        "FERRULE-208",
                        "letters that are not in code page Cp1252",
                        "-Dferrule.cache=C:\\natives",
                        "icacls C:\\natives");
        assertThat(TestApplication.files(cache)).isEmpty();
    }

    private ChildProcess loadWithCyrillic(String property, String program) throws Exception {
        byte[] dll = Files.readAllBytes(
                CLibrary.forWindows(folder.resolve("dll" + program), 7).file());
        TestApplication other = new TestApplication(Files.createDirectories(folder.resolve("other")));
        other.onClassPath(bundle(dll).jar(folder.resolve("library.jar")));
        return new ChildProcess(java.toString(), "-Dferrule.cache=C:\\" + cache.getFileName() + "\\natives")
                .args("-cp", other.classPath(), Cyrillic.class.getName(), ID, program)
                .args("C:\\" + cache.getFileName(), property)
                .in(folder);
    }

    /** JNA's own library too is loaded from the cache, because JNA would unpack it in the temporary folder. */
    @Test
    void aTemporaryFolderWithSuchLettersIsNotNeededForACachedLibrary() throws Exception {
        for (String program : List.of("jni", "jna")) {
            loadWithCyrillic("java.io.tmpdir", program).run().printed().contains("version 7");
        }
        assertThat(TestApplication.files(cache)).anyMatch(file -> file.endsWith("jnidispatch.dll"));
    }

    /** JNA passes the path as Unicode. */
    @Test
    void aNamedFileWithSuchLettersIsLoadedByJnaAndRefusedByJniWithTheReason() throws Exception {
        String property = "ferrule.library." + ID;
        loadWithCyrillic(property, "jna").run().printed().contains("version 7");
        loadWithCyrillic(property, "jni")
                .run()
                .complained()
                .contains("FERRULE-211", "letters that are not in code page Cp1252", "load the library by JNA")
                .doesNotContain("install the library");
    }

    private ChildProcess cyrillic(String extract) {
        return new ChildProcess(java.toString(), "-Dferrule.extract=" + extract)
                .args("-cp", world.classPath(), CyrillicCache.class.getName(), ID, "C:\\" + cache.getFileName())
                .in(folder);
    }
}
