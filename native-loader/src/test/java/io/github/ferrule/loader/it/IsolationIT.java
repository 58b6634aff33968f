package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Jna;
import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.program.Twice;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other libraries in the process or on the machine must not change which function is called. */
class IsolationIT {
    @TempDir
    Path folder;

    @Test
    void twoVersionsWithEqualSymbolsDoNotCallEachOther() {
        TestBundle first = new TestBundle("com.acme.one").gnu(CLibrary.returning(folder.resolve("1"), 1));
        TestBundle second = new TestBundle("com.acme.two").gnu(CLibrary.returning(folder.resolve("2"), 2));
        new TestApplication(folder)
                .onClassPath(first.jar(folder.resolve("one.jar")), second.jar(folder.resolve("two.jar")))
                .java(Jna.class, "com.acme.one", "com.acme.two")
                .run()
                .printed()
                .contains("com.acme.one version 1 calls 1", "com.acme.two version 2 calls 2");
    }

    @Test
    void twoClassLoadersEachHaveTheirOwnState() {
        TestApplication world = aBundle();
        String once = "version 7 calls 1";
        world.java(Twice.class, ID).run().printed().containsSubsequence(once, once);
        assertThat(TestApplication.files(world.cache())).hasSize(2);
        world.java(Twice.class, ID).run().printed().containsSubsequence(once, once);
        assertThat(TestApplication.files(world.cache())).hasSize(2);
    }

    @Test
    void aLibraryOfTheSameNameOnTheSystemsPathIsNotTaken() {
        Path decoy = CLibrary.returning(folder.resolve("decoy"), 99).file().getParent();
        TestApplication world = aBundle();
        world.java(Jna.class, ID).env("LD_LIBRARY_PATH", decoy).run().printed().contains("version 7");
        world.java(Jni.class, ID).env("LD_LIBRARY_PATH", decoy).run().printed().contains("version 7");
    }

    @Test
    void aFolderCalledMuslThatIsPreloadedDoesNotMakeTheProcessMusl() throws Exception {
        Path preloaded = CLibrary.returning(folder.resolve("my-musl-app"), 5, "-Wl,-soname,ld-notmusl.so")
                .file();
        aBundle()
                .java(Jni.class, ID)
                .env("LD_PRELOAD", preloaded)
                .run()
                .printed()
                .contains("version 7");
        Path muslName = Files.copy(preloaded, preloaded.resolveSibling("libc.musl-x86_64.so.1"));
        aBundle()
                .java(Jni.class, ID)
                .env("LD_PRELOAD", muslName)
                .run()
                .printed()
                .contains("version 7");
    }

    private TestApplication aBundle() {
        TestBundle bundle = new TestBundle().gnu(CLibrary.returning(folder.resolve("c"), 7));
        return new TestApplication(folder).onClassPath(bundle.jar(folder.resolve("natives.jar")));
    }
}
