package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.program.Locate;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Condition;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache under attack, under load and after accidents. */
class CacheIT {
    private static final int OTHER_USER = 1000;

    @TempDir
    Path folder;

    private TestApplication world;

    @BeforeEach
    void aBundleOnTheClassPath() throws Exception {
        TestBundle bundle = new TestBundle().gnu(CLibrary.large(folder.resolve("c"), 7, 10 << 20));
        world = new TestApplication(folder).onClassPath(bundle.jar(folder.resolve("natives.jar")));
    }

    private Path cachedFile() {
        world.java(Locate.class, ID).run().printed().contains(world.cache().toString());
        return TestApplication.files(world.cache()).get(0);
    }

    @Test
    void foldersAndFilesAreTheUsersAlone() throws Exception {
        Path file = cachedFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("r-x------");
        for (Path each = file.getParent(); !each.equals(world.home()); each = each.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aDamagedFileIsReplaced() throws Exception {
        Path file = cachedFile();
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        replace(file, content);
        world.java(Jni.class, ID).run().printed().contains("just put into the cache", "version 7");
        world.java(Jni.class, ID).run().printed().contains("in the cache", "version 7");
    }

    @Test
    void aLargeFileThatWasFoundRightIsReplacedWhenItIsDamagedInPlace() throws Exception {
        Path file = cachedFile();
        TestApplication.awaitSettled(file);
        world.java(Jni.class, ID).run().printed().contains("in the cache", "version 7");
        assertThat(file.resolveSibling(file.getFileName() + ".checked")).exists();
        FileTime date = Files.getLastModifiedTime(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            damaged.seek(2_500_000);
            damaged.write(~damaged.read());
        }
        Files.setLastModifiedTime(file, date);
        world.java(Jni.class, ID).run().printed().contains("just put into the cache", "version 7");
    }

    @Test
    void withoutFaststartNoMarkSparesAStartTheReading() throws Exception {
        Path file = cachedFile();
        TestApplication.awaitSettled(file);
        world.java(jdk(), Jni.class, List.of("-Dferrule.faststart=false"), ID)
                .run()
                .printed()
                .contains("in the cache", "version 7");
        assertThat(file.resolveSibling(file.getFileName() + ".checked")).doesNotExist();
    }

    @Test
    void aTruncatedFileIsReplaced() throws Exception {
        Path file = cachedFile();
        Files.delete(file);
        Files.createFile(file);
        world.java(Jni.class, ID).run().printed().contains("just put into the cache", "version 7");
    }

    @Test
    void aFolderThatEverybodyMayWriteToIsNotUsed() throws Exception {
        Path entry = cachedFile().getParent();
        Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rwxrwxrwx"));
        world.java(Jni.class, ID).run().printed().contains("in a temporary folder", "version 7");
        world.java(jdk(), Jni.class, List.of("-Dferrule.extract=cache"), ID)
                .run()
                .complained()
                .contains("FERRULE-208", "others may write to it (mode 777)");
    }

    @Test
    void aFolderOfAnotherUserIsNotUsed() throws Exception {
        Machine.needsRoot();
        Path planted = Files.createDirectories(world.cache());
        Files.setAttribute(planted, "unix:uid", OTHER_USER);
        world.java(Jni.class, ID).run().printed().contains("in a temporary folder", "version 7");
        world.java(jdk(), Jni.class, List.of("-Dferrule.extract=cache"), ID)
                .run()
                .complained()
                .contains("FERRULE-208", planted + ": belongs to uid 1000, and this process is uid 0");
    }

    @Test
    void aFileOfAnotherUserIsNotLoaded() throws Exception {
        Machine.needsRoot();
        Files.setAttribute(cachedFile(), "unix:uid", OTHER_USER);
        world.java(Jni.class, ID).run().printed().contains("in a temporary folder", "version 7");
    }

    @Test
    void aFolderThatIsALinkIsNotUsed() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(world.cache().getParent());
        Files.createSymbolicLink(world.cache(), elsewhere);
        world.java(Jni.class, ID).run().printed().contains("in a temporary folder", "version 7");
        assertThat(TestApplication.files(elsewhere)).isEmpty();
    }

    @Test
    void aLinkInThePlaceOfTheFileIsNotFollowed() throws Exception {
        Path file = cachedFile();
        Path other = CLibrary.returning(folder.resolve("other"), 666).file();
        Files.delete(file);
        Files.createSymbolicLink(file, other);
        world.java(Jni.class, ID).run().printed().contains("in a temporary folder", "version 7");
        assertThat(other).exists();
    }

    @Test
    void aConfiguredFolderOfAnotherUserIsRefused() throws Exception {
        Machine.needsRoot();
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setAttribute(shared, "unix:uid", OTHER_USER);
        world.java(Jni.class, ID)
                .env("FERRULE_CACHE", shared)
                .run()
                .printed()
                .contains("in a temporary folder", "version 7");
        assertThat(TestApplication.files(shared)).isEmpty();
    }

    @Test
    void sha256IsComparedOnRequest() throws Exception {
        Path file = cachedFile();
        forgeKeepingTheCrc(file);
        world.java(Locate.class, ID).run().printed().contains("in the cache: ");
        world.java(jdk(), Locate.class, List.of("-Dferrule.verify=sha256"), ID)
                .run()
                .printed()
                .contains("just put into the cache");
    }

    /** Changes eight bytes at the end such that the CRC stays what it was. */
    private static void forgeKeepingTheCrc(Path file) throws Exception {
        byte[] content = Files.readAllBytes(file);
        Forgery.changeKeepingCrc(content);
        replace(file, content);
    }

    private static void replace(Path file, byte[] content) throws Exception {
        Files.delete(file);
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-x------"));
    }

    @Test
    void sixteenColdJvmsAtOnceLeaveOneFile() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            processes.add(world.java(Jni.class, ID).start(folder.resolve("out" + i), folder.resolve("err" + i)));
        }
        for (int i = 0; i < 16; i++) {
            assertThat(processes.get(i).waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(folder.resolve("err" + i)).isEmptyFile();
            assertThat(folder.resolve("out" + i)).content().contains("version 7");
        }
        assertThat(TestApplication.files(world.cache())).hasSize(1);
        assertThat(TestApplication.files(world.temp())).isEmpty();
    }

    @Test
    void aProcessKilledWhileItWritesHarmsNobody() throws Exception {
        Machine.needs("strace");
        Process process = world.java(Jni.class, ID)
                .under(
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=pwrite64,write",
                        "-e",
                        "inject=write:delay_enter=20000",
                        "-e",
                        "signal=none")
                .start(folder.resolve("out"), folder.resolve("err"));
        List<Path> parts = awaitPart();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        assertThat(parts.get(0).getFileName().toString()).startsWith(".tmp-");
        assertThat(Files.size(parts.get(0))).isLessThan(10 << 20);

        world.java(Jni.class, ID).run().printed().contains("just put into the cache", "version 7");
        assertThat(parts.get(0)).exists();
    }

    private List<Path> awaitPart() throws Exception {
        Condition.await(
                "the process writes",
                () -> !TestApplication.files(world.cache()).isEmpty());
        return TestApplication.files(world.cache());
    }

    @Test
    void aCacheThatRootFilledServesAnotherUserWhoMayNotWriteToIt() {
        Path cache = folder.resolve("filled");
        world.java(Locate.class, ID).env("FERRULE_CACHE", cache).run().printed();
        new ChildProcess("chmod", "-R", "a+rX", cache.toString()).run().printed();
        world.java(Jni.class, ID)
                .env("FERRULE_CACHE", cache)
                .env("FERRULE_EXTRACT", "never")
                .asUser(OTHER_USER)
                .run()
                .printed()
                .contains("in the cache: " + cache, "version 7");
    }

    @Test
    void oldEntriesAndPartsAreSweptWhenANewOneIsAdded() throws Exception {
        Path old = entry("aaaa", "libold.so", 61);
        Path recent = entry("bbbb", "librecent.so", 59);
        Path part = entry("cccc", ".tmp-1", 2);
        Path freshPart = entry("dddd", ".tmp-2", 0);
        cachedFile();
        assertThat(old.getParent()).doesNotExist();
        assertThat(part).doesNotExist();
        assertThat(recent).exists();
        assertThat(freshPart).exists();
    }

    @Test
    void aFileThatIsInUseDoesNotGrowOld() throws Exception {
        Path file = cachedFile();
        Files.setLastModifiedTime(file, daysAgo(50));
        world.java(Locate.class, ID).run().printed().contains("in the cache");
        assertThat(Files.getLastModifiedTime(file)).isGreaterThan(daysAgo(1));
    }

    private Path entry(String name, String file, int days) throws Exception {
        Path entry = world.cache().resolve(name);
        Files.createDirectories(
                entry, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(entry.resolve(file));
        Files.setLastModifiedTime(entry.resolve(file), daysAgo(days));
        Files.setLastModifiedTime(entry, daysAgo(days));
        return entry.resolve(file);
    }

    private static FileTime daysAgo(int days) {
        return FileTime.from(Instant.now().minus(days, ChronoUnit.DAYS));
    }

    private static Path jdk() {
        return Path.of(System.getProperty("java.home"));
    }
}
