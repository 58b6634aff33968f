package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.AdverseConditions;
import io.github.ferrule.loader.program.Halt;
import io.github.ferrule.loader.program.Jna;
import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.program.LoadAgain;
import io.github.ferrule.loader.program.Twice;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loading while the thread is interrupted, the JVM ends, descriptors are short, or a policy forbids a folder. */
class AdverseConditionsIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    private TestApplication world;

    @BeforeEach
    void aBundleOnTheClassPath() throws Exception {
        TestBundle bundle = new TestBundle().gnu(CLibrary.large(folder.resolve("c"), 7, 2 << 20));
        world = new TestApplication(folder).onClassPath(bundle.jar(folder.resolve("natives.jar")));
    }

    private ChildProcess at(String condition, String... options) {
        return world.java(JAVA, AdverseConditions.class, List.of(options), ID, condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache", "temp"})
    void anInterruptedThreadLoadsAndStaysInterrupted(String place) {
        at("interrupted", "-Dferrule.extract=" + place)
                .run()
                .printed()
                .contains("version 7 calls 1", ID + " version 7", "still interrupted true");
    }

    @Test
    void anInterruptedThreadLoadsFromMemoryToo() {
        world.java(
                        Machine.jdk(22),
                        AdverseConditions.class,
                        List.of("--enable-native-access=ALL-UNNAMED", "-Dferrule.extract=memory"),
                        ID,
                        "interrupted")
                .run()
                .printed()
                .contains("in memory", "version 7 calls 1", ID + " version 7", "still interrupted true");
    }

    /** Two copies would be two libraries, each with its own state. */
    @ParameterizedTest
    @ValueSource(strings = {"temp", "memory"})
    void threadsThatLoadAtTheSameTimeGetOneFile(String place) {
        world.java(
                        Machine.jdk(22),
                        AdverseConditions.class,
                        List.of("--enable-native-access=ALL-UNNAMED", "-Dferrule.extract=" + place),
                        ID,
                        "threads")
                .run()
                .printed()
                .contains("files 1");
    }

    @Test
    void aThreadThatIsInterruptedAgainAndAgainEitherLoadsOrLeavesNoPart() {
        at("interrupted-meanwhile").run().printed().contains("version 7 calls 1");
        assertThat(TestApplication.files(world.cache()))
                .noneMatch(file -> file.toString().contains(".tmp-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache", "temp"})
    void aShutdownHookMayLoadAndLeavesNothingInTheTemporaryFolder(String place) {
        at("shutdown", "-Dferrule.extract=" + place).run().printed().contains("version 7 calls 1", ID + " version 7");
        assertThat(world.temp()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache", "temp"})
    void anUndeployedApplicationIsCollected(String place) {
        at("undeployed", "-Dferrule.extract=" + place).run().printed().contains("version 7", "collected");
        assertThat(world.temp()).isEmptyDirectory();
    }

    @Test
    void aKilledProcessLeavesNothingInTheTemporaryFolder() {
        for (String peer : List.of("ferrule-jni", "ferrule-jna")) {
            world.java(JAVA, Halt.class, List.of("-Dferrule.extract=temp", "-XX:-UsePerfData"), peer, folder.toString())
                    .run()
                    .printed()
                    .contains("version 7");
            assertThat(world.temp()).isEmptyDirectory();
        }
    }

    /**
     * As on macOS, which has no {@code /proc} either: the file is removed after loading, and written again when it is needed. The JVM
     * of a test for macOS does not exist here; what differs there is how dyld compares paths.
     */
    @ParameterizedTest
    @ValueSource(strings = {"halt", "path"})
    void withoutProcNothingIsLeftInTheTemporaryFolderAndTheStateIsShared(String end) {
        String output = world.java(
                        JAVA, LoadAgain.class, List.of("-Dferrule.extract=temp", "-XX:-UsePerfData"), ID, end)
                // Without /proc the launcher does not find its own libraries.
                .env("LD_LIBRARY_PATH", JAVA.resolve("lib"))
                .afterMounting("mount -t tmpfs none /proc")
                .run()
                .output();
        assertThat(output)
                .containsSubsequence("version 7 calls 1", "version 7 calls 2", ID + " version 7", "calls 1", "calls 1");
        if (end.equals("path")) {
            assertThat(output).contains("there true", "still there true");
        }
        assertThat(world.temp()).isEmptyDirectory();
    }

    @Test
    void twoClassLoadersThatLoadFromTheTemporaryFolderEachHaveTheirOwnState() {
        String once = "version 7 calls 1";
        world.java(JAVA, Twice.class, List.of("-Dferrule.extract=temp"), ID)
                .run()
                .printed()
                .containsSubsequence("in a temporary folder", once, "in a temporary folder", once);
    }

    @Test
    void aPassingShortageOfDescriptorsIsReportedAndForgotten() {
        at("no-descriptors")
                .under("sh", "-c", "ulimit -n 200; exec \"$@\"", "sh")
                .run()
                .printed()
                .containsSubsequence(
                        "descriptors ", "Too many open files", "just put into the cache", "user known true");
    }

    @Test
    void aFailedAttemptClosesWhatItOpened() throws Exception {
        TestBundle broken = new TestBundle().gnu(CLibrary.returning(folder.resolve("broken"), 1));
        byte[] other = broken.entries().get("linux-x86-64/libmathlib.so").clone();
        other[other.length / 2] ^= 1;
        Path jar = broken.entry("linux-x86-64/libmathlib.so", other).jar(folder.resolve("broken.jar"));
        world = new TestApplication(Files.createDirectory(folder.resolve("apart"))).onClassPath(jar);
        for (String place : List.of("cache", "temp", "memory")) {
            world.java(
                            Machine.jdk(22),
                            AdverseConditions.class,
                            List.of("--enable-native-access=ALL-UNNAMED", "-Dferrule.extract=" + place),
                            ID,
                            "descriptors")
                    .run()
                    .printed()
                    .contains("FERRULE-206", "leaked 0");
        }
    }

    /** A mocked {@code dlopen} refuses a folder as fapolicyd and SELinux do, even if {@code access} allows it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed to map segment from shared object: Permission denied",
                "cannot open shared object file: Operation not permitted"
            })
    void whereAPolicyForbidsAFolderTheNextIsTried(String words) {
        for (Class<?> program : List.of(Jni.class, Jna.class)) {
            denied(program, "/.cache/", words).run().printed().contains("version 7");
        }
    }

    /** After a failure, JNA's class could not be used again, so it must not be the first to try. */
    @Test
    void whereAPolicyForbidsTheFoldersThatJnaWouldTakeTheNextIsTried() {
        String words = "failed to map segment from shared object: Operation not permitted";
        // The home and the JVM's temporary folder.
        denied(Jna.class, folder.toString(), words).run().printed().contains("version 7");
        assertThat(world.temp()).isEmptyDirectory();
    }

    @Test
    void whereAPolicyForbidsJnasLibraryTheMessageSaysSo() {
        for (String option : List.of("-Dferrule.faststart=false", "-Dferrule.faststart=true")) {
            denied(Jna.class, "/ferrule", "failed to map segment from shared object: Permission denied", option)
                    .run()
                    .complained()
                    .contains("FERRULE-213", "failed to map segment", "a security policy", "-Dferrule.cache=/path");
        }
    }

    @Test
    void whereAPolicyForbidsEveryFolderTheMessageSaysSo() {
        denied(Jni.class, "libmathlib", "failed to map segment from shared object: Permission denied")
                .run()
                .complained()
                .contains("FERRULE-211", "failed to map segment", "also   ", "security policy", "-Dferrule.cache=")
                .contains("in a temporary folder: /var/tmp/", "in a temporary folder: /dev/shm/")
                .doesNotContain("\\u000a");
    }

    /** The words of glibc and musl, passed on by the mocked {@code dlopen}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cannot allocate memory in static TLS block|GLIBC_TUNABLES=glibc.rtld.optional_static_tls=16384",
                "cannot enable executable stack as shared object requires: Permission denied|-Wl,-z,noexecstack",
                "version GLIBC_2.99 not found|rebuild the library for this system",
                "undefined symbol: nope|rebuild the library for this system",
                "Error relocating: nope: symbol not found|rebuild the library for this system",
                "libabsent.so.1: cannot open shared object file: No such file or directory|install the library",
                "Error loading shared library libabsent.so.1: No such file or directory|install the library",
                "wrong ELF class: ELFCLASS32|the file is not a library for this system"
            })
    void aRefusalHasTheRemedyForItsWords(String words, String remedy) {
        denied(Jni.class, "libmathlib", words).run().complained().contains("FERRULE-211", words, remedy);
    }

    private ChildProcess denied(Class<?> program, String path, String words, String... options) {
        Path deny = CLibrary.deny(folder.resolve("deny")).file();
        return world.java(JAVA, program, List.of(options), ID)
                .env("LD_PRELOAD", deny)
                .env("DENY", path)
                .env("DENY_WORDS", words);
    }

    /** Started with an empty environment, as cron does, a JVM knows no letters but those of ASCII. */
    @Test
    void aPathThatTheJvmCannotExpressIsPassedOver() throws Exception {
        for (String name : List.of("XDG_CACHE_HOME", "FERRULE_CACHE", "XDG_RUNTIME_DIR")) {
            ChildProcess child =
                    world.java(Jni.class, ID).env(name, folder.resolve("größe")).env("LC_ALL", "C");
            child.run().printed().contains("version 7");
        }
        world.java(JAVA, Jni.class, List.of("-Dferrule.extract=cache"), ID)
                .env("XDG_CACHE_HOME", folder.resolve("größe"))
                .env("LC_ALL", "C")
                .run()
                .complained()
                .contains("FERRULE-208", "this JVM cannot express the path");
    }

    /** The JDK's own temporary files all need this folder, also those in another. */
    @Test
    void aTemporaryFolderThatTheJvmCannotExpressIsPassedOver() throws Exception {
        Path runtime = Files.createDirectory(folder.resolve("runtime"));
        ChildProcess child = new ChildProcess(JAVA.resolve("bin/java").toString());
        child.args("-Duser.home=" + world.home(), "-Djava.io.tmpdir=" + folder.resolve("größe"))
                .args("-Dferrule.extract=temp", "-cp", world.classPath(), Jni.class.getName(), ID)
                .env("XDG_RUNTIME_DIR", runtime)
                .env("LC_ALL", "C")
                .run()
                .printed()
                .contains("in a temporary folder: " + runtime, "version 7");
    }
}
