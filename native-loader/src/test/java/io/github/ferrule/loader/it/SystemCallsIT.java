package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system calls of loading, as strace sees them. */
class SystemCallsIT {
    /** Of the arguments, also where another thread comes between a call and its result. */
    private static final String END = "(\\)| <unfinished)";

    @TempDir
    Path folder;

    private TestApplication world;

    @BeforeEach
    void aBundleOnTheClassPath() {
        Machine.needs("strace");
        TestBundle bundle = new TestBundle().gnu(CLibrary.returning(folder.resolve("c"), 7));
        world = new TestApplication(folder).onClassPath(bundle.jar(folder.resolve("natives.jar")));
    }

    private List<String> trace() throws Exception {
        Path log = folder.resolve("strace.log");
        // The JVM's own performance counters are a file too.
        world.java(Path.of(System.getProperty("java.home")), Jni.class, List.of("-XX:-UsePerfData"), ID)
                .under(
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        log.toString(),
                        "-e",
                        "trace=execve,openat,open,creat,rename,renameat,renameat2,mkdir,unlink,symlink,link,vfork")
                .run()
                .printed()
                .contains("version 7");
        return Files.readAllLines(log);
    }

    @Test
    void noProcessIsStarted() throws Exception {
        assertThat(trace()).filteredOn(line -> line.contains("execve(")).hasSize(1);
        assertThat(trace()).noneMatch(line -> line.contains("vfork("));
    }

    @Test
    void theFileIsNewItsModeIsNarrowFromTheStartAndItIsRenamedOnce() throws Exception {
        List<String> trace = trace();
        assertThat(trace)
                .filteredOn(line -> line.contains(".tmp-") && line.contains("openat("))
                .singleElement()
                .asString()
                .containsPattern("O_CREAT\\|O_EXCL.*, 0500" + END);
        assertThat(trace)
                .filteredOn(line -> line.contains("rename") && line.contains("libmathlib.so"))
                .hasSize(1);
        assertThat(trace)
                .filteredOn(line -> line.contains("mkdir(") && line.contains("natives"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsPattern(", 0700" + END));
    }

    @Test
    void nothingIsWrittenOutsideTheCache() throws Exception {
        assertThat(trace())
                .filteredOn(line -> line.contains("O_CREAT"))
                .allMatch(line -> line.contains(world.cache().toString()));
    }

    @Test
    void aCachedLibraryIsOpenedReadOnlyAndSearchedNowhere() throws Exception {
        trace();
        List<String> second = trace();
        assertThat(second).noneMatch(line -> line.contains("O_CREAT"));
        assertThat(second)
                .filteredOn(line -> line.contains("libmathlib.so"))
                .isNotEmpty()
                .allMatch(line -> line.contains(world.cache().toString()) && line.contains("O_RDONLY"));
        assertThat(second).noneMatch(line -> line.contains("ENOENT") && line.contains("mathlib"));
    }

    @Test
    void aLargeLibraryIsReadOnceAndThenOnlyMapped() throws Exception {
        TestBundle bundle = new TestBundle().gnu(CLibrary.large(folder.resolve("large"), 7, 5_000_000));
        world = new TestApplication(Files.createDirectory(folder.resolve("apart")))
                .onClassPath(bundle.jar(folder.resolve("large.jar")));
        trace();
        TestApplication.awaitSettled(TestApplication.files(world.cache()).get(0));
        long opened = opensTheLibrary();
        assertThat(opensTheLibrary()).isPositive().isEqualTo(opened - 2);
    }

    /** How often: once to write it to its disk, once to compare it; the rest is the JVM and the dynamic linker. */
    private long opensTheLibrary() throws Exception {
        return trace().stream()
                .filter(line -> line.contains("libmathlib.so\"") && line.contains("O_RDONLY"))
                .count();
    }

    @Test
    void aJarIsOpenedByThePathByWhichTheJdkKnowsIt() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.jar"), folder.resolve("natives.jar"));
        world = new TestApplication(Files.createDirectory(folder.resolve("linked"))).onClassPath(link);
        assertThat(trace()).anyMatch(line -> line.contains("natives.jar")).noneMatch(line -> line.contains("link.jar"));
    }
}
