package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Jna;
import io.github.ferrule.loader.program.JnaPath;
import io.github.ferrule.loader.program.OtherJna;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.JarBuilder;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JNA's own native library, which is kept in the cache next to the other libraries. */
class JnaNativeLibraryIT {
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    private TestApplication world;

    @BeforeEach
    void aBundleOnTheClassPath() {
        TestBundle bundle = new TestBundle().gnu(CLibrary.returning(folder.resolve("c"), 7));
        world = new TestApplication(folder).onClassPath(bundle.jar(folder.resolve("natives.jar")));
    }

    private List<Path> stubs() {
        return TestApplication.files(world.home()).stream()
                .filter(file -> file.endsWith("libjnidispatch.so"))
                .toList();
    }

    private ChildProcess jna(String... options) {
        return world.java(JDK, Jna.class, List.of(options), ID);
    }

    @Test
    void theSecondStartUnpacksNothing() throws Exception {
        jna().run().printed().contains("version 7");
        assertThat(stubs()).singleElement().satisfies(stub -> assertThat(stub).startsWith(world.cache()));
        Path log = folder.resolve("strace.log");
        jna("-XX:-UsePerfData")
                .under("strace", "-f", "-qq", "-o", log.toString(), "-e", "trace=openat,open,creat")
                .run()
                .printed()
                .contains("version 7");
        assertThat(Files.readAllLines(log)).noneMatch(line -> line.contains("O_CREAT"));
    }

    @Test
    void aDamagedOneIsReplaced() throws Exception {
        jna().run().printed();
        Path stub = stubs().get(0);
        byte[] content = Files.readAllBytes(stub);
        Files.delete(stub);
        Files.write(stub, new byte[content.length]);
        jna().run().printed().contains("version 7");
        assertThat(stub).hasBinaryContent(content);
    }

    /** As while JNA starts: the property is set, and our class loader has the file. The other one gets "already loaded". */
    @Test
    void anotherJnaThatStartsMeanwhilePassesItOver() {
        world.java(OtherJna.class, ID)
                .run()
                .printed()
                .contains("version 7", "ours " + world.cache(), "theirs " + world.home() + "/.cache/JNA/temp/jna");
    }

    @Test
    void thePropertyIsGoneAfterwards() {
        world.java(OtherJna.class, ID).run().printed().contains("jna.boot.library.path null");
    }

    @Test
    void whoeverChoseAnotherWayKeepsIt() throws Exception {
        jna("-Djna.tmpdir=" + world.temp()).run().printed().contains("version 7");
        jna("-Djna.nosys=false").run().printed().contains("version 7");
        assertThat(stubs()).isEmpty();
        Path own = Files.createDirectory(folder.resolve("own"));
        jna("-Djna.boot.library.path=" + own).run().printed().contains("version 7");
        assertThat(stubs()).isEmpty();
    }

    @Test
    void noProcessIsStartedAndJnaLooksWhereItWouldHaveLookedWithOne() throws Exception {
        Path log = folder.resolve("strace.log");
        String ours = world.java(OtherJna.class, ID)
                .under("strace", "-f", "-qq", "-o", log.toString(), "-e", "trace=execve")
                .run()
                .output();
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains("execve("))
                .hasSize(1);
        String path = ours.lines()
                .filter(line -> line.startsWith("path "))
                .findFirst()
                .orElseThrow();
        world.java(JnaPath.class).run().printed().contains(path);
    }

    @Test
    void comparingHashesDoesNotMakeTheStartOfJnaWeaker() {
        jna("-Dferrule.verify=sha256").run().printed().contains("version 7");
        assertThat(stubs()).singleElement().satisfies(stub -> assertThat(stub).startsWith(world.cache()));
    }

    /** A jar without classes contains another file with the name, the size, and the CRC-32 of JNA's own. */
    @Test
    void aJarThatIsNotJnasCannotPutItsOwnInThere() throws Exception {
        String name = "com/sun/jna/linux-x86-64/libjnidispatch.so";
        byte[] genuine;
        try (ZipFile jna = new ZipFile(TestApplication.jna().toFile())) {
            genuine = jna.getInputStream(jna.getEntry(name)).readAllBytes();
        }
        byte[] forged = genuine.clone();
        Forgery.changeKeepingCrc(forged);
        Path jar = new JarBuilder().entry(name, forged).jar(folder.resolve("forged.jar"));
        new ChildProcess(JDK.resolve("bin/java").toString(), "-Duser.home=" + world.home())
                .args("-cp", jar + File.pathSeparator + world.classPath(), Jna.class.getName(), ID)
                .run()
                .printed()
                .contains("version 7");
        assertThat(stubs()).singleElement().satisfies(stub -> assertThat(stub).hasBinaryContent(genuine));
    }

    @Test
    void aForgedOneInTheCacheIsReplaced() throws Exception {
        jna().run().printed();
        Path stub = stubs().get(0);
        byte[] genuine = Files.readAllBytes(stub);
        byte[] forged = genuine.clone();
        Forgery.changeKeepingCrc(forged);
        Files.delete(stub);
        Files.write(stub, forged);
        Files.setPosixFilePermissions(stub, PosixFilePermissions.fromString("r-x------"));
        jna().run().printed().contains("version 7");
        assertThat(stub).hasBinaryContent(genuine);
    }

    @Test
    void withoutFaststartJnaUnpacksItsOwnInAFolderThatIsPrivateAndIsGoneAfterwards() {
        world.java(JDK, OtherJna.class, List.of("-Dferrule.faststart=false"), ID)
                .run()
                .printed()
                .contains("version 7", "ours " + world.temp() + "/ferrule-natives-", "jna.tmpdir null");
        assertThat(stubs()).isEmpty();
        assertThat(world.temp()).isEmptyDirectory();
    }

    @Test
    void withoutFaststartJnaAsksTheSystemForItsFolders() throws Exception {
        Path log = folder.resolve("strace.log");
        jna("-Dferrule.faststart=false")
                .under("strace", "-f", "-qq", "-o", log.toString(), "-e", "trace=execve")
                .run()
                .printed()
                .contains("version 7");
        assertThat(Files.readAllLines(log)).anyMatch(line -> line.contains("ldconfig"));
    }

    /** As under {@code sudo -E}: plain JNA would unpack into a folder of another user. */
    @Test
    void jnaUnpacksNothingIntoAFolderOfAnotherUser() throws Exception {
        Machine.needsRoot();
        Path others = Files.createDirectory(folder.resolve("others"));
        Files.setAttribute(others, "unix:uid", 1000);
        jna().env("XDG_CACHE_HOME", others).run().printed().contains("version 7");
        assertThat(others).isEmptyDirectory();
    }
}
