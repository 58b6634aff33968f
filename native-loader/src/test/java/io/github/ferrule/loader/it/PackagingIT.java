package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Jna;
import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.program.Osgi;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.JarBuilder;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Path;
import org.apache.felix.framework.FrameworkFactory;
import org.assertj.core.api.AbstractStringAssert;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.loader.launch.JarLauncher;

/** The ways in which applications are packed, each with the real class loader that reads it. */
class PackagingIT {
    @TempDir
    Path folder;

    private TestApplication world;
    private Path natives;

    @BeforeEach
    void aBundle() {
        TestBundle bundle = new TestBundle().gnu(CLibrary.returning(folder.resolve("c"), 7));
        world = new TestApplication(folder);
        natives = bundle.jar(folder.resolve("natives.jar"));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private ChildProcess java(Object... args) {
        ChildProcess child = new ChildProcess(
                Path.of(System.getProperty("java.home"), "bin/java").toString());
        child.args("-Duser.home=" + world.home());
        for (Object arg : args) {
            child.args(arg.toString());
        }
        return child;
    }

    /** Its manifest does not say that it is a multi-release jar, so that every Java takes the classes for Java 8. */
    private Path shaded() {
        return new JarBuilder()
                .manifest("Main-Class", Jna.class.getName())
                .folder("", file("programs"))
                .contentOf(file("loader.jar"))
                .contentOf(file("jna.jar"))
                .contentOf(natives)
                .jar(file("shaded.jar"));
    }

    @Test
    void aShadedJar() {
        java("-jar", shaded(), ID).run().printed().contains("version 7");
    }

    @Test
    void aShadedJarOnAJvmThatDeniesNativeAccess() {
        new ChildProcess(Machine.jdk(24).resolve("bin/java").toString(), "-Duser.home=" + world.home())
                .args("--illegal-native-access=deny", "-jar", shaded().toString(), ID)
                .run()
                .complained()
                .contains("FERRULE-210", "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void aSpringBootJar() throws Exception {
        Path boot = new JarBuilder()
                .manifest("Main-Class", JarLauncher.class.getName())
                .manifest("Start-Class", Jni.class.getName())
                .manifest("Spring-Boot-Classes", "BOOT-INF/classes/")
                .manifest("Spring-Boot-Lib", "BOOT-INF/lib/")
                .contentOf(jarOf(JarLauncher.class))
                .entry("BOOT-INF/classes/", new byte[0])
                .folder("BOOT-INF/classes/", file("programs"))
                .file("BOOT-INF/lib/loader.jar", file("loader.jar"))
                .file("BOOT-INF/lib/jna.jar", file("jna.jar"))
                .file("BOOT-INF/lib/natives.jar", natives)
                .jar(file("boot.jar"));
        java("-jar", boot, ID).run().printed().contains("just put into the cache", "version 7");
        java("-jar", boot, ID).run().printed().contains("in the cache", "version 7");
    }

    @Test
    void anOsgiBundle() throws Exception {
        Path bundle = new JarBuilder()
                .manifest("Bundle-ManifestVersion", "2")
                .manifest("Bundle-SymbolicName", "com.acme.app")
                .manifest("Bundle-ClassPath", ".,lib/loader.jar,lib/natives.jar")
                .folder("", file("programs"))
                .file("lib/loader.jar", file("loader.jar"))
                .file("lib/natives.jar", natives)
                .jar(file("bundle.jar"));
        Path felix = jarOf(FrameworkFactory.class);
        osgi(felix, Jni.class, bundle).contains("just put into the cache", "version 7", "bundle://");
    }

    /** The loader and JNA as bundles of their own, as their manifests describe them; only the natives are in the application. */
    @ParameterizedTest
    @ValueSource(classes = {FrameworkFactory.class, EquinoxFactory.class})
    void osgiBundlesThatImportEachOther(Class<?> framework) throws Exception {
        Path application = new JarBuilder()
                .manifest("Bundle-ManifestVersion", "2")
                .manifest("Bundle-SymbolicName", "com.acme.app")
                .manifest("Bundle-ClassPath", ".,lib/natives.jar")
                .manifest("Import-Package", "com.sun.jna,io.github.ferrule.loader")
                .folder("", file("programs"))
                .file("lib/natives.jar", natives)
                .jar(file("application.jar"));
        Path[] bundles = {file("jna.jar"), file("loader.jar"), application};
        osgi(jarOf(framework), Jni.class, bundles).contains("just put into the cache", "version 7", "bundle");
        osgi(jarOf(framework), Jna.class, bundles).contains("version 7 calls 7", "bundle");
    }

    @Test
    void anOsgiBundleThatUsesJniNeedsNoJna() throws Exception {
        Path application = new JarBuilder()
                .manifest("Bundle-ManifestVersion", "2")
                .manifest("Bundle-SymbolicName", "com.acme.app")
                .manifest("Bundle-ClassPath", ".,lib/natives.jar")
                .manifest("Import-Package", "io.github.ferrule.loader")
                .folder("", file("programs"))
                .file("lib/natives.jar", natives)
                .jar(file("application.jar"));
        osgi(jarOf(FrameworkFactory.class), Jni.class, file("loader.jar"), application)
                .contains("just put into the cache", "version 7");
    }

    private AbstractStringAssert<?> osgi(Path framework, Class<?> program, Path... bundles) {
        ChildProcess child = java("-cp", file("programs") + ":" + framework, Osgi.class.getName(), ID, file("osgi"));
        child.args(program.getName());
        for (Path bundle : bundles) {
            child.args(bundle.toString());
        }
        return child.run().printed();
    }

    /** Such a jar is what Surefire and others start with, and what the class path alone does not show. */
    @Test
    void jarsThatTheManifestOfAnotherNames() throws Exception {
        Path launcher = new JarBuilder()
                .manifest("Main-Class", Jni.class.getName())
                .manifest("Class-Path", "loader.jar jna.jar programs/ natives.jar")
                .jar(file("launcher.jar"));
        java("-jar", launcher, ID).run().printed().contains("just put into the cache", "version 7");
        java("-jar", launcher, ID).run().printed().contains("in the cache", "version 7");
        Path other = new TestBundle()
                .version("1.5.0")
                .gnu(CLibrary.returning(folder.resolve("8"), 8))
                .jar(file("other.jar"));
        java("-cp", other + ":" + launcher, Jni.class.getName(), ID)
                .run()
                .complained()
                .contains("FERRULE-207", "natives.jar", "other.jar");
    }

    @Test
    void aClassPathOfWhichHalfIsMissing() {
        Path absent = file("absent.jar");
        world.onClassPath(absent, Path.of(""), file("tmp"), file("no-jar.so"), natives);
        assertThat(file("c")
                        .resolve("libmathlib.so")
                        .toFile()
                        .renameTo(file("no-jar.so").toFile()))
                .isTrue();
        world.java(Jni.class, ID).run().printed().contains("version 7");
    }

    @Test
    void aPathWithBlanksAndLettersOfOtherLanguages() {
        Path odd = new JarBuilder().contentOf(natives).jar(file("Größe & mehr 100%.jar"));
        world.onClassPath(odd).java(Jni.class, ID).run().printed().contains("version 7");
        assertThat(TestApplication.files(world.cache())).hasSize(1);
    }

    private static Path jarOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
