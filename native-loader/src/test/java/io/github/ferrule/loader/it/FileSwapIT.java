package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Another user who tries, some hundred thousand times a second, to get another file loaded than the one that was checked. */
@Isolated("the swapper must have a processor to itself")
class FileSwapIT {
    private static final int OTHER_USER = 1000;
    private static final int STARTS = 12;

    @TempDir
    Path folder;

    private TestApplication world;
    private CLibrary library;
    private Path evil;
    private Process swapper;

    @BeforeEach
    void aBundleAndALibraryThatMustNotBeLoaded() throws Exception {
        Machine.needs("gcc", "setpriv");
        Machine.needsRoot();
        library = CLibrary.large(folder.resolve("c"), 7, 1 << 20);
        world = new TestApplication(folder)
                .onClassPath(new TestBundle().gnu(library).jar(folder.resolve("natives.jar")));
        evil = CLibrary.returning(folder.resolve("evil"), 99).file();
    }

    @AfterEach
    void endTheSwapping() throws Exception {
        if (swapper != null) {
            swapper.destroyForcibly().waitFor();
        }
    }

    /** @param base the folder above {@code v1}, in which the swapper plants, exchanges and removes files where it has permission */
    private void race(Path base) throws Exception {
        Path program = folder.resolve("swapper");
        new ChildProcess("gcc", "-O1", "-o", program.toString(), "src/test/resources/programs/swap.c")
                .run()
                .printed();
        String entry = TestBundle.sha256(Files.readAllBytes(library.file())).substring(0, 32);
        swapper = new ChildProcess(program.toString(), base.toString(), entry, evil.toString())
                .asUser(OTHER_USER)
                .start(folder.resolve("swapper.out"), folder.resolve("swapper.err"));
    }

    private void startAgainAndAgain(Path base, boolean coldly) throws Exception {
        for (int i = 0; i < STARTS; i++) {
            if (coldly) {
                new ChildProcess("rm", "-rf", base.resolve("v1").toString()).run();
            }
            world.java(Jni.class, ID)
                    .env("FERRULE_CACHE", base)
                    .run()
                    .printed()
                    .contains("version 7")
                    .doesNotContain("version 99");
        }
        assertThat(swapper.isAlive()).as("the swapper runs to the end").isTrue();
    }

    @Test
    void aFolderOfOurOwnCannotBeChangedUnderUs() throws Exception {
        Path base = Files.createDirectory(folder.resolve("own"));
        race(base);
        startAgainAndAgain(base, true);
    }

    /** In a folder like {@code /tmp} the swapper may be there first, but may not move what is ours. */
    @Test
    void aFolderThatEverybodyMayAddToIsUsedOnlyWhereWeWereFirst() throws Exception {
        Path base = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxrwxrwx"));
        new ChildProcess("chmod", "+t", base.toString()).run().printed();
        race(base);
        startAgainAndAgain(base, true);
        startAgainAndAgain(base, false);
    }
}
