package io.github.ferrule.its;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.its.bed.Bed;
import io.github.ferrule.its.bed.BedProgram;
import io.github.ferrule.its.maven.ClassPath;
import io.github.ferrule.its.maven.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** A real Java on musl, with an application whose jars hold libraries for both glibc and musl. */
class MuslIT {

    private static final String MAIN = "com.acme.Main";
    private static final String MUSL_JAR = "target/mathlib-1.4.0-linux-x86_64-musl.jar";
    private static final String GNU_JAR = "target/mathlib-1.4.0-linux-x86_64.jar";
    private static final String LIBRARY = "libprocessors.so";

    private static TestProject project;

    private Path folder;
    private Path cache;

    @BeforeAll
    static void buildForBothLibcs() {
        Bed.get().require("path.zig");
        project = TestProject.copy("mathlib", "musl")
                .delete("src")
                .overlay("processors")
                .configure("<targets><target>x86_64-unknown-linux-gnu.2.17</target>"
                        + "<target>x86_64-unknown-linux-musl</target></targets>");
        project.maven().succeeds("package");
    }

    @BeforeEach
    void makeFolders(TestInfo test) throws IOException {
        folder = project.path(test.getTestMethod().orElseThrow().getName()).toAbsolutePath();
        TestProject.deleteTree(folder);
        cache = Files.createDirectories(folder.resolve("cache"));
    }

    @Test
    void theFirstStartFillsTheCacheAndTheSecondReadsIt() throws IOException {
        assertThat(onMusl(bothLibcs(), MAIN)).contains("loaded from " + cache);
        Path cached = theCachedLibrary();
        Object written = Files.getLastModifiedTime(cached);
        assertThat(onMusl(bothLibcs(), "-Dferrule.extract=never", MAIN)).contains("loaded from " + cached);
        assertThat(Files.getLastModifiedTime(cached)).isEqualTo(written);
    }

    @Test
    void sixteenVirtualMachinesStartAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                answers.add(threads.submit(() -> onMusl(bothLibcs(), MAIN)));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).contains("loaded from " + cache);
            }
        } finally {
            threads.shutdownNow();
        }
        theCachedLibrary();
    }

    @Test
    void aCacheThatIsMountedNoexecOrReadOnlyLeavesTheTemporaryFolder() throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        for (String options : List.of("noexec", "ro")) {
            String answer = mounted(
                    "mount -t tmpfs -o " + options + " tmpfs " + cache,
                    java("musl"),
                    "-Dferrule.debug=true",
                    "-Djava.io.tmpdir=" + temporary,
                    "-Dferrule.cache=" + cache,
                    "-cp",
                    bothLibcs(),
                    MAIN);
            assertThat(answer)
                    .as(options)
                    .contains("each 83", "JNI true", "musl", "in a temporary folder: " + temporary);
        }
    }

    @Test
    void aJarForGlibcAloneIsRefusedWithTheDependencyToAdd() {
        String answer = program("musl").fails(folder, "-cp", classPath(GNU_JAR), MAIN);
        assertThat(answer)
                .contains("FERRULE-204", "needs gnu, and this process runs on musl")
                .contains("<classifier>linux-x86_64-musl</classifier>");
    }

    @Test
    void aJarForMuslAloneIsRefusedOnGlibcThoughMuslIsInstalled() {
        assertThat(Path.of("/lib/ld-musl-x86_64.so.1")).exists();
        String answer = program("17").fails(folder, "-cp", classPath(MUSL_JAR), MAIN);
        assertThat(answer)
                .contains("FERRULE-204", "needs musl, and this process runs on gnu")
                .contains("<classifier>linux-x86_64</classifier>");
    }

    @Test
    void librariesOfGlibcOnTheLibraryPathChangeNothing() {
        String answer = program("musl")
                .with("LD_LIBRARY_PATH", "/lib/x86_64-linux-gnu:/usr/lib/x86_64-linux-gnu")
                .run(folder, arguments(bothLibcs(), MAIN));
        assertThat(answer).contains("each 83", "JNI true", ", musl");
    }

    /** Alpine's gcompat gives musl processes a file that is called as glibc's loader is, and others do so for libc. */
    @Test
    void aPreloadedLibraryThatIsNamedAsGlibcChangesNothing() {
        Bed.get().requireProgram("musl-gcc");
        for (String name : List.of("ld-linux-x86-64.so.2", "libc.so.6")) {
            Path preloaded = folder.resolve(name);
            new BedProgram("/usr/bin/musl-gcc", Map.of())
                    .run(folder, "-shared", "-fPIC", "-x", "c", "/dev/null", "-o", preloaded.toString());
            String answer = program("musl")
                    .with("LD_PRELOAD", preloaded.toString())
                    .run(folder, arguments(bothLibcs(), "-Dshow.maps=" + name, MAIN));
            assertThat(answer).contains("each 83", "JNI true", ", musl", "mapped " + preloaded);
        }
    }

    @Test
    void alpinesReleaseFileOnDebianChangesNothing() throws IOException {
        String alpine = "mkdir " + folder + "/etc && cp -a /etc/. " + folder + "/etc && echo 3.22.0 > " + folder
                + "/etc/alpine-release && mount --bind " + folder + "/etc /etc && test -e /etc/alpine-release";
        String answer = mounted(alpine, java("17"), arguments(bothLibcs(), MAIN));
        assertThat(answer).contains("each 83", "JNI true", ", glibc 2.");
        TestProject.deleteTree(folder.resolve("etc"));
    }

    @Test
    void aMuslProcessIsRecognizedWithoutItsReleaseFile() {
        assertThat(Path.of("/etc/alpine-release")).doesNotExist();
        assertThat(onMusl(bothLibcs(), MAIN)).contains(", musl");
    }

    private String onMusl(String classPath, String... rest) {
        return program("musl").run(folder, arguments(classPath, rest));
    }

    private String[] arguments(String classPath, String... rest) {
        List<String> arguments = new ArrayList<>(List.of("-Dferrule.cache=" + cache, "-cp", classPath));
        arguments.addAll(List.of(rest));
        return arguments.toArray(String[]::new);
    }

    /** Runs a program in a mount namespace of its own. */
    private String mounted(String script, String program, String... arguments) {
        Bed.get().requireProgram("unshare");
        Bed.get().requireRoot();
        List<String> all = new ArrayList<>(
                List.of("--mount", "--propagation", "private", "sh", "-c", script + " && exec \"$@\"", "sh", program));
        all.addAll(List.of(arguments));
        return new BedProgram("/usr/bin/unshare", Map.of()).run(folder, all.toArray(String[]::new));
    }

    private Path theCachedLibrary() throws IOException {
        try (var tree = Files.walk(cache)) {
            List<Path> libraries = tree.filter(path -> path.endsWith(LIBRARY)).toList();
            assertThat(libraries).hasSize(1);
            return libraries.get(0);
        }
    }

    private static BedProgram program(String java) {
        return BedProgram.of("java." + java);
    }

    private static String java(String java) {
        return Bed.get().require("java." + java);
    }

    private static String bothLibcs() {
        return classPath(MUSL_JAR, GNU_JAR);
    }

    private static String classPath(String... natives) {
        return ClassPath.of(IntStream.rangeClosed(0, natives.length)
                .mapToObj(i -> project.path(i == 0 ? "target/mathlib-1.4.0.jar" : natives[i - 1]))
                .toArray(Path[]::new));
    }
}
