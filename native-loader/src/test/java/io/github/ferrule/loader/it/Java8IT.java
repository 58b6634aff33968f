package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Direct;
import io.github.ferrule.loader.program.Jna;
import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.program.Locate;
import io.github.ferrule.loader.program.Twice;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.Outcome;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oldest Java that the loader runs on: a real Java 8, with JNA and the programs of the other tests compiled for it. */
class Java8IT {
    private static final Class<?>[] PROGRAMS = {Direct.class, Jna.class, Jni.class, Locate.class, Twice.class};

    @TempDir
    Path folder;

    private TestApplication world;
    private TestBundle bundle;
    private Path jre;

    @BeforeEach
    void aBundleAndProgramsForJava8() {
        jre = Machine.bed("java.8").getParent().getParent();
        bundle = new TestBundle().gnu(CLibrary.returning(folder.resolve("c"), 7));
        world = new TestApplication(folder).onClassPath(bundle.jar(folder.resolve("natives.jar")));
        compilePrograms();
    }

    private void compilePrograms() {
        ChildProcess javac = new ChildProcess(
                Path.of(System.getProperty("java.home"), "bin/javac").toString());
        javac.args("--release", "8", "-cp", world.classPath(), "-d", folder.resolve("programs") + "");
        for (Class<?> program : PROGRAMS) {
            javac.args(Path.of("src/test/java", program.getName().replace('.', '/') + ".java")
                    .toAbsolutePath()
                    .toString());
        }
        javac.run().printed();
    }

    private Outcome run(Class<?> program, String... options) {
        return world.java(jre, program, List.of(options), ID).run();
    }

    @Test
    void jniJnaAndDirectMappingCallTheLibrary() {
        run(Jni.class).printed().contains("just put into the cache", "version 7");
        run(Jni.class).printed().contains("in the cache: " + world.cache(), "version 7");
        run(Jna.class).printed().contains("version 7");
        run(Jna.class).printed().contains("version 7");
        run(Direct.class).printed().contains("version 7");
        run(Locate.class, "-Dferrule.verify=sha256").printed().contains("in the cache: " + world.cache());
    }

    @Test
    void jnaStartsWithItsLibraryFromTheCacheAndWithoutTheCache() {
        run(Jna.class).printed();
        assertThat(TestApplication.files(world.cache()))
                .extracting(file -> file.getFileName().toString())
                .contains("libjnidispatch.so");
        run(Jna.class, "-Dferrule.faststart=false").printed().contains("version 7");
        assertThat(world.temp()).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"Jni", "Jna"})
    void aTemporaryFolderIsLeftEmpty(String program) throws Exception {
        Class<?> type = Class.forName(Jni.class.getPackageName() + "." + program);
        run(type, "-Dferrule.extract=temp").printed().contains("version 7");
        assertThat(world.temp()).isEmptyDirectory();
    }

    @Test
    void foldersOfEndedProcessesAreRemoved() throws Exception {
        // Linux has no process of this number: PID_MAX_LIMIT is 4194304.
        Path ended = old("ferrule-natives-4194305-1");
        Path alive = old("ferrule-natives-" + ProcessHandle.current().pid() + "-1");
        run(Jni.class, "-Dferrule.extract=temp").printed().contains("version 7");
        assertThat(ended).doesNotExist();
        assertThat(alive).exists();
    }

    private Path old(String name) throws IOException {
        Path left = Files.createDirectory(world.temp().resolve(name));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        return left;
    }

    @Test
    void memoryNeedsANewerJava() {
        run(Jni.class, "-Dferrule.extract=memory")
                .complained()
                .contains("FERRULE-208", "memory: needs JDK 22 or newer, and this is 8");
    }

    @Test
    void aSecondClassLoaderGetsACopy() {
        run(Twice.class).printed().containsSubsequence("version 7 calls 1", "version 7 calls 1");
    }

    @Test
    void aFolderOfTheClassPathIsLoadedInPlace() {
        world = new TestApplication(folder).onClassPath(bundle.folder(folder.resolve("classes")));
        compilePrograms();
        run(Jni.class).printed().contains("classes/linux-x86-64/libmathlib.so", "version 7");
    }

    @Test
    void theDiagnosisLoadsTheLibrary() {
        new ChildProcess(jre.resolve("bin/java").toString(), "-Duser.home=" + world.home(), "-jar")
                .args(folder.resolve("loader.jar").toString())
                .args(folder.resolve("jna.jar").toString())
                .args(folder.resolve("natives.jar").toString())
                .run()
                .printed()
                .contains("bundles   " + ID, "1.8.0", "loads     yes mathlib, by JNA");
    }

    /** A newer class in the jar would also fail the checks that projects for Java 8 run on their dependencies. */
    @Test
    void classesAreForJava8AndThoseOfVersion9ForJava9() throws Exception {
        Map<String, Integer> versions = new TreeMap<>();
        try (ZipFile jar = new ZipFile(TestApplication.loader().toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    versions.put(entry.getName(), classFileVersion(jar, entry));
                }
            }
        }
        assertThat(versions)
                .containsEntry("META-INF/versions/9/module-info.class", 53)
                .containsEntry("META-INF/versions/9/io/github/ferrule/loader/platform/JavaModule.class", 53)
                .containsEntry("io/github/ferrule/loader/platform/JavaModule.class", 52)
                .allSatisfy((name, version) ->
                        assertThat(version).as(name).isEqualTo(name.startsWith("META-INF/versions/9/") ? 53 : 52));
    }

    private static int classFileVersion(ZipFile jar, ZipEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            in.readInt();
            return in.readInt() & 0xffff;
        }
    }
}
