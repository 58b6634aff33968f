package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Direct;
import io.github.ferrule.loader.program.Jna;
import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.program.Locate;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way of loading, and every place to load from. */
class LoadingIT {
    @TempDir
    Path folder;

    private TestApplication world;
    private TestBundle bundle;

    @BeforeEach
    void aBundleOnTheClassPath() {
        bundle = new TestBundle().gnu(CLibrary.returning(folder.resolve("c"), 7));
        world = new TestApplication(folder).onClassPath(bundle.jar(folder.resolve("natives.jar")));
    }

    @Test
    void jniJnaAndDirectMappingCallTheLibrary() {
        world.java(Jni.class, ID).run().printed().contains("just put into the cache", "version 7");
        world.java(Jna.class, ID).run().printed().contains("version 7");
        world.java(Direct.class, ID).run().printed().contains("version 7");
    }

    @Test
    void theSecondStartTakesTheCachedFile() {
        world.java(Locate.class, ID).run().printed().contains("just put into the cache");
        world.java(Locate.class, ID).run().printed().contains("in the cache: " + world.cache());
        assertThat(TestApplication.files(world.cache())).hasSize(1);
    }

    @Test
    void aFileInAFolderOfTheClassPathIsLoadedWhereItLies() {
        TestApplication exploded =
                new TestApplication(folder).onClassPath(bundle.folder(folder.resolve("target/täst classes")));
        exploded.java(Jni.class, ID).run().printed().contains("täst classes/linux-x86-64/libmathlib.so", "version 7");
        assertThat(exploded.cache()).doesNotExist();
    }

    @Test
    void aFileInAFolderThatIsNotTheDescribedOneIsNotLoaded() throws Exception {
        Path classes = bundle.folder(folder.resolve("classes"));
        Files.writeString(classes.resolve("linux-x86-64/libmathlib.so"), "stale");
        new TestApplication(folder)
                .onClassPath(classes)
                .java(Jni.class, ID)
                .run()
                .complained()
                .contains("FERRULE-206", "has 5 bytes with sha256");
    }

    @Test
    void anOverrideNamesAFileOrAFolder() {
        CLibrary other = CLibrary.returning(folder.resolve("other"), 8);
        String property = "-Dferrule.library." + ID + "=";
        run(property + other.file()).printed().contains("version 8", "named by a setting");
        run(property + other.file().getParent()).printed().contains("version 8");
        world.java(Jni.class, ID)
                .env("FERRULE_LIBRARY_COM_ACME_MATHLIB_MATHLIB", other.file())
                .run()
                .printed()
                .contains("version 8");
        run(property + "/nowhere")
                .complained()
                .contains("FERRULE-209", "/nowhere does not exist", property.substring(2, 20));
        assertThat(world.cache()).doesNotExist();
    }

    private io.github.ferrule.loader.testing.Outcome run(String option) {
        return world.java(Path.of(System.getProperty("java.home")), Jni.class, java.util.List.of(option), ID)
                .run();
    }
}
