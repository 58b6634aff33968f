package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.GNU;
import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.JarBuilder;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that were made to do harm without any class in them. */
class HostileJarIT {
    private static final String DESCRIPTOR = "META-INF/ferrule/" + ID + "/mathlib/" + GNU + ".properties";
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private TestApplication world;
    private CLibrary library;

    @BeforeEach
    void aLibrary() {
        world = new TestApplication(folder);
        library = CLibrary.returning(folder.resolve("c"), 7);
    }

    private ChildProcess jni(Path jar) {
        return world.onClassPath(jar).java(Jni.class, ID);
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    /** The directory of the jar claims the described size, and the entry unpacks to much more. */
    @Test
    void anEntryThatUnpacksToMoreThanIsDescribedIsNotWrittenOut() throws Exception {
        TestBundle bundle = new TestBundle().gnu(library);
        int size = (int) Files.size(library.file());
        byte[] bomb = new byte[64 * MEGABYTE];
        System.arraycopy(Files.readAllBytes(library.file()), 0, bomb, 0, size);
        Path jar = new JarBuilder()
                .entries(bundle.entries())
                .entry("linux-x86-64/libmathlib.so", bomb)
                .jar(folder.resolve("bomb.jar"));
        claim(jar, "linux-x86-64/libmathlib.so", size);
        jni(jar).run().complained().contains("FERRULE-206", "has more than the " + size + " bytes that are described");
        assertThat(TestApplication.files(world.home())).isEmpty();
    }

    /** Changes the uncompressed size in the central directory. */
    private static void claim(Path jar, String name, int size) throws Exception {
        ByteBuffer zip = ByteBuffer.wrap(Files.readAllBytes(jar)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
        for (int at = zip.limit() - wanted.length; at > 46; at--) {
            boolean header = zip.getInt(at - 46) == 0x02014b50;
            if (header && new String(zip.array(), at, wanted.length, StandardCharsets.US_ASCII).equals(name)) {
                zip.putInt(at - 46 + 24, size);
                Files.write(jar, zip.array());
                return;
            }
        }
        throw new AssertionError("the jar has no " + name);
    }

    @Test
    void aDescriptorOfAnySizeEndsInAnErrorAndNotInAFullHeap() {
        TestBundle bundle = new TestBundle().gnu(library);
        byte[] bomb = new byte[200 * MEGABYTE];
        Arrays.fill(bomb, (byte) '\n');
        Path jar = new JarBuilder()
                .entries(bundle.entries())
                .entry(DESCRIPTOR, bomb)
                .jar(folder.resolve("bomb.jar"));
        world.onClassPath(jar)
                .java(Path.of(System.getProperty("java.home")), Jni.class, List.of("-Xmx64m"), ID)
                .run()
                .complained()
                .contains("FERRULE-205", "has more than 1048576 bytes");
    }

    @Test
    void aFolderLaterOnTheClassPathDoesNotReplaceTheLibraryOfAJar() {
        TestBundle other = new TestBundle().version("6.6.6").gnu(CLibrary.returning(folder.resolve("evil"), 99));
        Path jar = new TestBundle().gnu(library).jar(folder.resolve("natives.jar"));
        world.onClassPath(jar, other.folder(folder.resolve("later")))
                .java(Jni.class, ID)
                .run()
                .complained()
                .contains("FERRULE-207", "natives.jar", "/later/");
    }

    /** Only where the calling class is in a folder, too, a folder has what was just built. */
    @Test
    void aFolderOfTheSameReleaseDoesNotReplaceTheLibraryOfAJar() {
        Path application =
                new JarBuilder().folder("", folder.resolve("programs")).jar(folder.resolve("app.jar"));
        Path jar = new TestBundle().gnu(library).jar(folder.resolve("natives.jar"));
        Path other = new TestBundle()
                .gnu(CLibrary.returning(folder.resolve("evil"), 99))
                .folder(folder.resolve("earlier"));
        new ChildProcess(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Duser.home=" + world.home())
                .args(
                        "-cp",
                        String.join(
                                ":", folder.resolve("loader.jar").toString(), application + "", other + "", jar + ""))
                .args(Jni.class.getName(), ID)
                .run()
                .complained()
                .contains("FERRULE-207", "natives.jar", "/earlier/");
    }

    @Test
    void anIndexWithANameThatIsAPathIsRefused() {
        TestBundle bundle = new TestBundle().gnu(library).index("..\\\\..\\\\evil");
        jni(bundle.jar(folder.resolve("path.jar")))
                .run()
                .complained()
                .contains("FERRULE-205", "has a name that no library can have");
    }

    @Test
    void aDescriptorWithADeviceForAFileIsRefused() {
        TestBundle bundle = new TestBundle().library(library, GNU, "gnu", "resource=linux-x86-64/NUL");
        jni(bundle.jar(folder.resolve("device.jar")))
                .run()
                .complained()
                .contains("FERRULE-205", "resource=linux-x86-64/NUL does not name a file on every system");
    }

    @Test
    void escapeSequencesOfATerminalAreShownAndNotSent() {
        TestBundle bundle =
                new TestBundle().library(library, GNU, "gnu", "version=1\\u001b]0;owned\\u0007", "glibc=9.9");
        String printed = jni(bundle.jar(folder.resolve("escape.jar"))).run().errors();
        assertThat(printed).contains("1\\u001b]0;owned\\u0007").doesNotContain("\u001b");
        assertThat(text(bundle.entries(), DESCRIPTOR)).contains("\\u001b");
    }

    /** Forty jars of a few kilobytes, each of which unpacks to a gigabyte. */
    @Test
    void jarsWithinJarsThatUnpackToAnySizeKeepNobodyWaiting() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            byte[] zeros = new byte[MEGABYTE];
            for (int i = 0; i < 1024; i++) {
                zip.write(zeros);
            }
        }
        JarBuilder jar = new JarBuilder();
        for (int i = 0; i < 40; i++) {
            jar.entry("lib/" + i + ".jar", bomb.toByteArray());
        }
        Path hostile = jar.jar(folder.resolve("hostile.jar"));
        // A child process has a minute. Without a bound, this takes several.
        jni(hostile).run().complained().contains("FERRULE-201", "was not searched to its end");
        diagnose(hostile).run().complained();
    }

    @Test
    void aJarWithinAJarThatUnpacksToMoreThanItClaimsDoesNotFillTheDisk() throws Exception {
        Path jar = folder.resolve("hostile.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("lib/a.jar"));
            byte[] zeros = new byte[MEGABYTE];
            for (int i = 0; i < 1500; i++) {
                zip.write(zeros);
            }
        }
        claim(jar, "lib/a.jar", 100);
        assertThat(diagnose(jar).run().output())
                .contains("lib/a.jar was not searched: the jars within jars have more than");
    }

    @Test
    void anIndexOfAnyLengthIsRefusedAndNotSearchedFor() {
        StringBuilder names = new StringBuilder("l0");
        for (int i = 1; i < 100_000; i++) {
            names.append(",l").append(i);
        }
        Path jar = new TestBundle().index(names.toString()).jar(folder.resolve("hostile.jar"));
        jni(jar).run().complained().contains("FERRULE-205", "has more than 200 libraries");
        assertThat(diagnose(jar).run().output()).contains("has more than 200 libraries");
    }

    @Test
    void anyNumberOfBundlesEndsTheReportOfTheOperatorsTool() {
        JarBuilder jar = new JarBuilder();
        for (int i = 0; i < 5000; i++) {
            jar.entries(new TestBundle("com.acme.x" + i).entries());
        }
        assertThat(diagnose(jar.jar(folder.resolve("hostile.jar"))).run().output())
                .contains("more      than 200 bundles");
    }

    private ChildProcess diagnose(Path jar) {
        return new ChildProcess(System.getProperty("java.home") + "/bin/java", "-Duser.home=" + world.home())
                .args("-jar", folder.resolve("loader.jar").toString(), jar.toString());
    }
}
