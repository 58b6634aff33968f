package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Locate;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.TestBundle;
import io.github.ferrule.loader.testing.World;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start with a cached library makes the JVM load: the part of its cost that no other load on the machine changes. */
class StartIT {
    private static final int MOST_CLASSES = 19;

    @TempDir
    Path folder;

    @Test
    void aCachedStartLoadsFewClassesAndNoneOfJna() {
        TestBundle bundle = new TestBundle().gnu(CLibrary.returning(folder.resolve("c"), 7));
        World world = new World(folder).onClassPath(bundle.jar(folder.resolve("natives.jar")));
        world.java(Locate.class, ID).run().printed();
        Path jdk = Path.of(System.getProperty("java.home"));
        List<String> loaded = world.java(jdk, Locate.class, List.of("-Xlog:class+load"), ID)
                .run()
                .output()
                .lines()
                .filter(line -> line.contains("[class,load]"))
                .toList();
        assertThat(loaded)
                .filteredOn(line -> line.contains(" io.github.ferrule.loader.") && !line.contains(".program."))
                .hasSizeBetween(10, MOST_CLASSES);
        assertThat(loaded).noneMatch(line -> line.contains("com.sun.jna"));
        assertThat(loaded).noneMatch(line -> line.contains("java.security.MessageDigest"));
        assertThat(loaded).noneMatch(line -> line.contains("jdk.internal.jimage") || line.contains("JarURLConnection"));
    }
}
