package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Direct;
import io.github.ferrule.loader.program.Jna;
import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.JarBuilder;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that exclude JNA, or have an old one, on the class path, on the module path and in images. */
class WithoutJnaIT {
    private static final Path PROGRAMS = Path.of("src/test/resources/programs").toAbsolutePath();
    private static final Path JNA_4 = Path.of("target/it-lib/jna-4.jar").toAbsolutePath();
    private static final String NATIVES = "com.acme.mathlib.natives.linux_x86_64";

    @TempDir
    Path folder;

    private TestApplication world;
    private Path natives;

    @BeforeEach
    void aBundle() {
        world = new TestApplication(folder);
        natives = folder.resolve("natives.jar");
    }

    private TestBundle bundle() {
        return new TestBundle().gnu(CLibrary.returning(folder.resolve("c"), 7));
    }

    private ChildProcess classPath(Class<?> program, String... jars) {
        bundle().jar(natives);
        StringBuilder path =
                new StringBuilder(folder.resolve("programs") + ":" + folder.resolve("loader.jar") + ":" + natives);
        for (String jar : jars) {
            path.append(':').append(jar);
        }
        ChildProcess java =
                new ChildProcess(System.getProperty("java.home") + "/bin/java", "-Duser.home=" + world.home());
        return java.args("-cp", path.toString(), program.getName(), ID);
    }

    @Test
    void jniNeedsNoJnaOnTheClassPath() {
        classPath(Jni.class).run().printed().contains("version 7");
    }

    @Test
    void aCallThatNeedsJnaNamesTheDependency() {
        classPath(Direct.class)
                .run()
                .complained()
                .contains("FERRULE-213", "JNA is not on the class path", "<artifactId>jna</artifactId>");
    }

    @Test
    void anOldJnaIsNamedWithItsJarAndTheVersionThatIsNeeded() {
        classPath(Jna.class, JNA_4.toString())
                .run()
                .complained()
                .contains("FERRULE-213", "JNA 4.5.2", "5.0 or newer is needed", "jna-4.jar", "dependency:tree")
                .doesNotContain("jna.tmpdir");
    }

    @Test
    void aSettingThatKeepsJnaFromUnpackingIsNamed() {
        classPath(Jna.class, folder.resolve("jna.jar").toString())
                .env("JDK_JAVA_OPTIONS", "-Djna.nounpack=true")
                .run()
                .complained()
                .contains("FERRULE-213", "remove  -Djna.nounpack=true")
                .doesNotContain("jna.tmpdir");
    }

    @Test
    void aModuleNeedsNoJna() {
        Path jdk = Path.of(System.getProperty("java.home"));
        Path application = module(jdk, "plain", "11");
        new ChildProcess(
                        jdk.resolve("bin/java").toString(),
                        "-Duser.home=" + world.home(),
                        "-p",
                        modulePath(application))
                .args("-m", "com.acme.app/com.acme.app.Main", ID)
                .run()
                .printed()
                .contains("module com.acme.app loaded by JNI");
    }

    @Test
    void anImageForTheForeignFunctionApiIsSmall() throws Exception {
        Path jdk = Machine.jdk(25);
        Path application = module(jdk, "foreign", "25");
        Path image = image(jdk, application, "com.acme.app," + NATIVES);
        run(image).printed().contains("module com.acme.app version 7");
        assertThat(size(image)).isLessThan(45L << 20);
    }

    @Test
    void anImageWithoutTheNativesSaysHowToAddThem() {
        Path jdk = Machine.jdk(25);
        Path application = module(jdk, "foreign", "25");
        run(image(jdk, application, "com.acme.app"))
                .complained()
                .contains("FERRULE-201", "jlink --add-modules …,com.acme.mathlib.natives")
                .contains("com.acme.mathlib.natives.linux_x86_64  (jpackage has the same option)");
    }

    private Path image(Path jdk, Path application, String modules) {
        Path image = folder.resolve("image");
        new ChildProcess(jdk.resolve("bin/jlink").toString(), "-p", modulePath(application))
                .args(
                        "--add-modules",
                        modules,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--compress",
                        "zip-6")
                .args("--output", image.toString())
                .run()
                .printed();
        return image;
    }

    private io.github.ferrule.loader.testing.Outcome run(Path image) {
        return new ChildProcess(image.resolve("bin/java").toString(), "-Duser.home=" + world.home())
                .args("--enable-native-access=com.acme.app", "-m", "com.acme.app/com.acme.app.Main", ID)
                .run();
    }

    private String modulePath(Path application) {
        Path jdk = Path.of(System.getProperty("java.home"));
        new JarBuilder()
                .folder("", compile(jdk, "natives", "11"))
                .entries(bundle().entries())
                .jar(natives);
        return folder.resolve("loader.jar") + ":" + application + ":" + natives;
    }

    private Path module(Path jdk, String source, String release) {
        return new JarBuilder().folder("", compile(jdk, source, release)).jar(folder.resolve(source + ".jar"));
    }

    /** JNA is not there for the compiler either. */
    private Path compile(Path jdk, String source, String release) {
        Path classes = folder.resolve(source + "-classes");
        ChildProcess javac = new ChildProcess(
                jdk.resolve("bin/javac").toString(),
                "--release",
                release,
                "-p",
                folder.resolve("loader.jar").toString());
        javac.args("-d", classes.toString());
        for (Path file : TestApplication.files(PROGRAMS.resolve(source))) {
            javac.args(file.toString());
        }
        javac.run().printed();
        return classes;
    }

    private static long size(Path image) throws IOException {
        long size = 0;
        for (Path file : TestApplication.files(image)) {
            size += Files.size(file);
        }
        return size;
    }
}
