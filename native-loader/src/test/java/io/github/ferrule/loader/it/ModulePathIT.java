package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;

import io.github.ferrule.loader.program.Layers;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.JarBuilder;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.Outcome;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a module, with a natives jar that is a module that no other module requires. */
class ModulePathIT {
    private static final Path PROGRAMS = Path.of("src/test/resources/programs").toAbsolutePath();
    private static final Path JPMS = Path.of("target/it-lib/jna-jpms.jar").toAbsolutePath();
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    private TestApplication world;
    private Path loader;
    private Path jna;
    private Path application;
    private Path natives;

    @BeforeEach
    void anApplicationAndItsNativesAsModules() {
        world = new TestApplication(folder);
        loader = folder.resolve("loader.jar");
        jna = folder.resolve("jna.jar");
        application = module("modular").jar(folder.resolve("app.jar"));
        natives = module("natives")
                .entries(new TestBundle()
                        .gnu(CLibrary.returning(folder.resolve("c"), 7))
                        .entries())
                .jar(folder.resolve("mathlib-1.4.0-linux-x86_64.jar"));
    }

    private JarBuilder module(String source) {
        Path classes = folder.resolve(source + "-classes");
        ChildProcess javac =
                new ChildProcess(JDK.resolve("bin/javac").toString(), "--release", "11", "-p", loader + ":" + jna);
        javac.args("-d", classes.toString());
        for (Path file : TestApplication.files(PROGRAMS.resolve(source))) {
            javac.args(file.toString());
        }
        javac.run().printed();
        return new JarBuilder().folder("", classes);
    }

    private Outcome run(Path jdk, Path jnaJar, Path... more) {
        return run(jdk, new String[0], jnaJar, more);
    }

    private Outcome run(Path jdk, String[] options, Path jnaJar, Path... more) {
        StringBuilder path = new StringBuilder(loader + ":" + jnaJar + ":" + application);
        for (Path each : more) {
            path.append(':').append(each);
        }
        return new ChildProcess(jdk.resolve("bin/java").toString(), "-Duser.home=" + world.home())
                .args(options)
                .args("-p", path.toString(), "-m", "com.acme.app/com.acme.app.Main", ID)
                .run();
    }

    @Test
    void serviceBindingMakesTheNativesVisible() {
        run(JDK, jna, natives).printed().contains("module com.acme.app version 7");
    }

    @Test
    void jnaMayBeARealModule() {
        run(JDK, JPMS, natives).printed().contains("module com.acme.app version 7");
    }

    @Test
    void withoutTheNativesTheMessageIsThatOfAMissingBundle() {
        run(JDK, jna).complained().contains("FERRULE-201");
    }

    @Test
    void aLayerWithAClassLoaderForEachModuleSeesTheNatives() {
        world.java(Layers.class, ID, loader.toString(), jna.toString(), application.toString(), natives.toString())
                .run()
                .printed()
                .contains("module com.acme.app version 7");
    }

    @Test
    void deniedAccessNamesTheModuleThatNeedsIt() {
        Path jdk = Machine.jdk(24);
        String deny = "--illegal-native-access=deny";
        run(jdk, new String[] {deny}, jna, natives)
                .complained()
                .contains("FERRULE-210", "--enable-native-access=com.acme.app");
        run(jdk, new String[] {deny, "--enable-native-access=com.acme.app"}, jna, natives)
                .complained()
                .contains("FERRULE-210", "--enable-native-access=com.sun.jna");
        run(jdk, new String[] {deny, "--enable-native-access=com.acme.app,com.sun.jna"}, jna, natives)
                .printed()
                .contains("version 7");
    }
}
