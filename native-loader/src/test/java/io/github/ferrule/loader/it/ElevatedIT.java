package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;

import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that has more rights than the user who starts it, whose environment must not choose what it loads. */
class ElevatedIT {
    private static final int CALLER = 30001;

    @TempDir
    Path folder;

    private TestApplication world;
    private Path launcher;
    private Path evil;

    @BeforeEach
    void aProgramWithAJvmInIt() throws Exception {
        Machine.needs("gcc", "setpriv", "setcap");
        Machine.needsRoot();
        Machine.needsFile(include("jni.h"));
        CLibrary library = CLibrary.large(folder.resolve("c"), 7, 1 << 20);
        world = new TestApplication(folder)
                .onClassPath(new TestBundle().gnu(library).jar(folder.resolve("natives.jar")));
        evil = CLibrary.returning(folder.resolve("evil"), 99).file();
        launcher = folder.resolve("launcher");
        new ChildProcess("gcc", "-I" + include(""), "-I" + include("linux"), "-o", launcher.toString())
                .args("src/test/resources/programs/launcher.c", "-ldl")
                .run()
                .printed();
    }

    private static String include(String name) {
        return System.getProperty("java.home") + "/include/" + name;
    }

    private ChildProcess launched() {
        String libjvm = System.getProperty("java.home") + "/lib/server/libjvm.so";
        return new ChildProcess(
                        launcher.toString(),
                        libjvm,
                        world.classPath(),
                        Jni.class.getName().replace('.', '/'),
                        ID)
                .env("FERRULE_LIBRARY_COM_ACME_MATHLIB", evil)
                .asUser(CALLER);
    }

    private static void run(String... command) {
        new ChildProcess(command).run().printed();
    }

    @Test
    void withoutMoreRightsTheEnvironmentChooses() {
        launched().run().printed().contains("named by a setting", "version 99");
    }

    @Test
    void underSetuidItDoesNot() {
        run("chmod", "4755", launcher.toString());
        launched().run().printed().contains("version 7").doesNotContain("named by a setting");
    }

    @Test
    void underSetuidOfAnotherUserItDoesNot() {
        run("chown", "30005", launcher.toString());
        run("chmod", "4755", launcher.toString());
        launched().run().printed().contains("version 7").doesNotContain("named by a setting");
    }

    /** Everything that belongs to the process's uid is the caller's, so only memory is left. */
    @Test
    void underSetgidNeitherTheEnvironmentNorTheFilesOfTheCallerAreTrusted() {
        run("chgrp", "30005", launcher.toString());
        run("chmod", "2755", launcher.toString());
        if (Runtime.version().feature() >= 22) {
            launched().run().printed().contains("in memory", "version 7");
        } else {
            launched()
                    .run()
                    .complained()
                    .contains("FERRULE-208", "belongs to uid 30001, who started this process, which has more rights");
        }
    }

    @Test
    void underFileCapabilitiesNeitherAreTrusted() {
        run("setcap", "cap_net_bind_service=ep", launcher.toString());
        launched().run().complained().contains("FERRULE-208").doesNotContain("named by a setting");
    }

    @Test
    void theCacheOfTheCallerIsNotTrustedUnderSetuid() throws Exception {
        run("chmod", "4755", launcher.toString());
        Path xdg = Files.createDirectory(folder.resolve("xdg"));
        run("chown", Integer.toString(CALLER), xdg.toString());
        launched()
                .env("XDG_CACHE_HOME", xdg)
                .env("HOME", xdg)
                .run()
                .printed()
                .doesNotContain(xdg.toString())
                .contains("version 7");
    }
}
