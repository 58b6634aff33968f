package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.GNU;
import static io.github.ferrule.loader.testing.TestBundle.ID;

import io.github.ferrule.loader.program.Jna;
import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.program.Plugin;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.JarBuilder;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application contains release 2 of a library, and the platform that it runs on has release 1. */
class ReleasesIT {
    @TempDir
    Path folder;

    private TestApplication world;
    private Path oldMain;
    private Path oldNatives;
    private Path newMain;
    private Path newNatives;

    @BeforeEach
    void twoReleases() {
        world = new TestApplication(folder);
        oldMain = main("1.0.0", folder.resolve("mathlib-1.0.0.jar"));
        oldNatives = natives("1.0.0", 1);
        newMain = main("2.0.0", folder.resolve("mathlib-2.0.0.jar"));
        newNatives = natives("2.0.0", 2);
    }

    /** The main jar with the classes that call the library. */
    private Path main(String version, Path jar) {
        return new JarBuilder()
                .entries(new TestBundle()
                        .version(version)
                        .published(GNU, "linux-x86_64")
                        .entries())
                .folder("", folder.resolve("programs"))
                .jar(jar);
    }

    private Path natives(String version, int number) {
        return new TestBundle()
                .version(version)
                .gnu(CLibrary.returning(folder.resolve("c" + number), number))
                .jar(folder.resolve("natives-" + version + ".jar"));
    }

    private ChildProcess plugin(Class<?> program, Path... jars) {
        List<String> args = new ArrayList<>(List.of(program.getName(), ID));
        args.add(folder.resolve("loader.jar").toString());
        args.add(folder.resolve("jna.jar").toString());
        for (Path jar : jars) {
            args.add(jar.toString());
        }
        return world.java(Plugin.class, args.toArray(new String[0]));
    }

    @Test
    void theJarThatTheClassesCameFromDecides() {
        world.onClassPath(oldMain, oldNatives);
        for (Class<?> program : List.of(Jni.class, Jna.class)) {
            plugin(program, newMain, newNatives).run().printed().contains("version 2");
        }
        world.java(Jni.class, ID).run().printed().contains("version 1");
    }

    @Test
    void aPathThatMustBeEscapedIsTheSameJar() {
        world.onClassPath(oldMain, oldNatives);
        Path odd = main("2.0.0", folder.resolve("mäth lib+2 100%.jar"));
        plugin(Jni.class, odd, newNatives).run().printed().contains("version 2");
    }

    @Test
    void aLibraryOfAnotherReleaseThanItsClassesIsNotLoaded() {
        world.onClassPath(oldMain, oldNatives);
        plugin(Jni.class, newMain)
                .run()
                .complained()
                .contains(
                        "FERRULE-207",
                        "refused: is of release 1.0.0, and the classes are of 2.0.0",
                        "<version>2.0.0</version>");
    }

    @Test
    void theSameHoldsOnOneClassPath() {
        new TestApplication(folder)
                .onClassPath(newMain, oldNatives)
                .java(Jni.class, ID)
                .run()
                .complained()
                .contains("FERRULE-207", "is of release 1.0.0, and the classes are of 2.0.0");
    }

    @Test
    void twoReleasesThatCannotBeToldApartAreAnError() throws Exception {
        world.onClassPath(oldMain, oldNatives);
        Path classesOnly =
                new JarBuilder().folder("", folder.resolve("programs")).jar(folder.resolve("application.jar"));
        Path descriptorsOnly =
                new TestBundle().version("2.0.0").published(GNU, "linux-x86_64").jar(folder.resolve("main-2.0.0.jar"));
        plugin(Jni.class, classesOnly, descriptorsOnly, newNatives)
                .run()
                .complained()
                .contains("FERRULE-207", "found  1.0.0 in jar:", "found  2.0.0 in jar:", "application.jar");
    }

    @Test
    void aSecondVersionConflictsEvenIfOnlyTheFirstFits() {
        TestBundle tooNew = new TestBundle()
                .version("2.0.0")
                .library(CLibrary.returning(folder.resolve("c3"), 3), GNU, "gnu", "glibc=2.99");
        new TestApplication(folder)
                .onClassPath(oldNatives, tooNew.jar(folder.resolve("too-new.jar")))
                .java(Jni.class, ID)
                .run()
                .complained()
                .contains("FERRULE-207", GNU + " 1.0.0 in", GNU + " 2.0.0 in");
    }
}
