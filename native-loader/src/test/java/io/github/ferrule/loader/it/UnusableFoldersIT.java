package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Jna;
import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.program.Overwrite;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.Outcome;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Home and temporary folders that are mounted noexec or read-only, are full, or do not exist. */
class UnusableFoldersIT {
    private static final int NOBODY = 61234;
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    private TestApplication world;

    @BeforeEach
    void aBundleOnTheClassPath() throws Exception {
        TestBundle bundle = new TestBundle().gnu(CLibrary.large(folder.resolve("c"), 7, 2 << 20));
        world = new TestApplication(folder).onClassPath(bundle.jar(folder.resolve("natives.jar")));
    }

    private String mount(String options, Path... folders) {
        StringBuilder script = new StringBuilder();
        for (Path each : folders) {
            script.append("mount -t tmpfs -o ")
                    .append(options)
                    .append(" tmpfs ")
                    .append(each)
                    .append('\n');
        }
        return script.toString();
    }

    /** Every other place the loader knows of is closed too, so that only those under test are left. */
    private String everywhere(String options) {
        return mount(options, world.home(), world.temp(), Path.of("/var/tmp"), Path.of("/dev/shm"));
    }

    @Test
    void aNoexecTemporaryFolderDoesNotMatter() {
        String noexec = mount("noexec", world.temp());
        world.java(Jni.class, ID)
                .afterMounting(noexec)
                .run()
                .printed()
                .contains("just put into the cache", "version 7");
        world.java(Jna.class, ID).afterMounting(noexec).run().printed().contains("version 7");
    }

    @Test
    void aNoexecHomeLeavesTheTemporaryFolderAndIsToldFromIt() {
        String noexec = mount("noexec", world.home());
        world.java(Jni.class, ID).afterMounting(noexec).run().printed().contains("in a temporary folder", "version 7");
        world.java(Jna.class, ID).afterMounting(noexec).run().printed().contains("version 7");
        assertThat(TestApplication.files(world.temp())).isEmpty();
    }

    @Test
    void aReadOnlyHomeLeavesTheTemporaryFolder() {
        String readOnly = mount("ro", world.home());
        world.java(Jni.class, ID)
                .afterMounting(readOnly)
                .run()
                .printed()
                .contains("in a temporary folder", "version 7");
        world.java(Jna.class, ID).afterMounting(readOnly).run().printed().contains("version 7");
    }

    @Test
    void whereNothingMayBeExecutedTheMessageNamesEachMountPoint() {
        for (String place : List.of("cache", "temp")) {
            Path closed = place.equals("cache") ? world.home() : world.temp();
            world.java(JAVA, Jni.class, List.of("-Dferrule.extract=" + place), ID)
                    .afterMounting(everywhere("noexec"))
                    .run()
                    .complained()
                    .contains("FERRULE-208", closed + " is mounted noexec", "-Dferrule.cache=");
        }
    }

    @Test
    void jnaThatCannotUnpackItsOwnLibrarySaysSo() {
        Path jdk = Machine.jdk(22);
        world.java(jdk, Jna.class, List.of("--enable-native-access=ALL-UNNAMED"), ID)
                .afterMounting(everywhere("noexec"))
                .run()
                .complained()
                .contains("FERRULE-213", world.temp() + " is mounted noexec", "-Djna.tmpdir=");
    }

    @Test
    void aReadOnlyMachineGetsTheSameAnswer() {
        world.java(JAVA, Jni.class, List.of("-Dferrule.extract=cache"), ID)
                .afterMounting(everywhere("ro"))
                .run()
                .complained()
                .contains("FERRULE-208", "Read-only file system", "-Dferrule.cache=");
    }

    @Test
    void onJdk22MemoryServesJniWhereNoFileMayBeExecutedOrWritten() {
        Path jdk = Machine.jdk(22);
        for (String options : List.of("noexec", "ro")) {
            world.java(jdk, Jni.class, List.of("--enable-native-access=ALL-UNNAMED"), ID)
                    .afterMounting(everywhere(options))
                    .run()
                    .printed()
                    .contains("in memory: /proc/self/fd/", "version 7");
        }
    }

    @Test
    void aFileInMemoryCannotBeChangedAfterItWasChecked() {
        Path jdk = Machine.jdk(22);
        List<String> options = List.of("--enable-native-access=ALL-UNNAMED", "-Dferrule.extract=memory");
        world.java(jdk, Overwrite.class, options, ID)
                .run()
                .printed()
                .contains("file /proc/self/fd/", "refused Operation not permitted");
    }

    @Test
    void aFullDiskIsReportedAndLeavesNothing() {
        String script = mount("size=1m", world.home());
        world.java(JAVA, Jni.class, List.of("-Dferrule.extract=cache"), ID)
                .afterMounting(script)
                .run()
                .complained()
                .contains("FERRULE-208", "No space left on device", "free space there");
        world.java(Jni.class, ID).afterMounting(script).run().printed().contains("in a temporary folder", "version 7");
    }

    @Test
    void aUserWithoutAnAccountNeedsNoHome() {
        ChildProcess child = new ChildProcess(
                JAVA.resolve("bin/java").toString(), "-Djava.io.tmpdir=" + world.temp(), "-cp", world.classPath());
        child.args(Jni.class.getName(), ID).in(world.temp());
        new ChildProcess("chmod", "1777", world.temp().toString()).run().printed();
        child.env("HOME", "").asUser(NOBODY).run().printed().contains("in a temporary folder", "version 7");
        assertThat(world.temp().resolve("?")).doesNotExist();
    }

    @Test
    void jnaOfAUserWithoutAnAccountMakesNoFolderNamedAsAQuestionMark() {
        ChildProcess child = new ChildProcess(
                JAVA.resolve("bin/java").toString(), "-Djava.io.tmpdir=" + world.temp(), "-cp", world.classPath());
        child.args(Jna.class.getName(), ID).in(world.temp());
        new ChildProcess("chmod", "1777", world.temp().toString()).run().printed();
        child.env("HOME", "").asUser(NOBODY).run().printed().contains("version 7");
        assertThat(world.temp().resolve("?")).doesNotExist();
    }

    /** As in a pod with a read-only root: a volume that everybody may write to, and nothing else. */
    @Test
    void aVolumeThatEverybodyMayWriteToIsRefusedWithARemedyThatWorks() {
        Path volume = world.home();
        for (Class<?> program : List.of(Jni.class, Jna.class)) {
            volume(program, "0777", volume.toString())
                    .run()
                    .complained()
                    .contains(
                            volume + ": others may write to it (mode 777)",
                            "chmod +t " + volume,
                            "FERRULE_CACHE=" + volume + "/natives");
            Outcome remedied = volume(program, "1777", volume + "/natives").run();
            remedied.printed().contains("version 7");
            assertThat(remedied.errors()).isEmpty();
        }
    }

    private ChildProcess volume(Class<?> program, String mode, String cache) {
        ChildProcess child = new ChildProcess(JAVA.resolve("bin/java").toString(), "-Djava.io.tmpdir=" + world.temp());
        child.args("-Duser.home=/nonexistent", "-cp", world.classPath(), program.getName(), ID);
        String readOnly = mount("ro", world.temp(), Path.of("/var/tmp"), Path.of("/dev/shm"));
        return child.env("HOME", "/nonexistent")
                .env("FERRULE_CACHE", cache)
                .asUser(NOBODY)
                .afterMounting(mount("mode=" + mode, world.home()) + readOnly);
    }
}
