package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;

import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.program.Repeat;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JEP 472: a JVM that allows no code to load native code without permission. */
class NativeAccessIT {
    private static final String DENY = "--illegal-native-access=deny";

    @TempDir
    Path folder;

    private TestApplication world;
    private Path jdk;

    @BeforeEach
    void aBundleOnTheClassPath() {
        jdk = Machine.jdk(24);
        TestBundle bundle = new TestBundle().gnu(CLibrary.returning(folder.resolve("c"), 7));
        world = new TestApplication(folder).onClassPath(bundle.jar(folder.resolve("natives.jar")));
    }

    @Test
    void everyAttemptByJnaIsAnsweredWithTheFlag() {
        world.java(jdk, Repeat.class, List.of(DENY), ID)
                .run()
                .printed()
                .isEqualToIgnoringNewLines("FERRULE-210 trueFERRULE-210 trueFERRULE-210 true");
    }

    @Test
    void systemLoadIsAnsweredWithTheFlag() {
        world.java(jdk, Jni.class, List.of(DENY), ID)
                .run()
                .complained()
                .contains(
                        "FERRULE-210",
                        "--enable-native-access=ALL-UNNAMED",
                        "JDK_JAVA_OPTIONS=",
                        "Enable-Native-Access:");
    }

    @Test
    void theFlagHelps() {
        List<String> options = List.of(DENY, "--enable-native-access=ALL-UNNAMED");
        world.java(jdk, Repeat.class, options, ID).run().printed().contains("loaded");
        world.java(jdk, Jni.class, options, ID).run().printed().contains("version 7");
    }
}
