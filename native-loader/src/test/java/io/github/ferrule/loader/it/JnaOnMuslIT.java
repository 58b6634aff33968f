package io.github.ferrule.loader.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.CallbackThread;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.Outcome;
import io.github.ferrule.loader.testing.TestApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/jna-on-musl.md} says of JNA alone. If JNA is fixed, the crash is gone, and so is the page. */
class JnaOnMuslIT {
    @TempDir
    Path folder;

    private Path musl;
    private Path library;

    @BeforeEach
    void aLibraryThatCallsBackOnANewThread() {
        musl = Machine.bed("java.musl");
        library = CLibrary.callback("musl-gcc", folder.resolve("musl")).file();
    }

    private Outcome call(String java, Path file, String name) {
        TestApplication application = new TestApplication(folder);
        return new ChildProcess(java, "-Djna.tmpdir=" + application.temp(), "-XX:-CreateCoredumpOnCrash")
                .args("-XX:ErrorFile=" + folder.resolve("crash.log"), "-cp", application.classPath())
                .args(CallbackThread.class.getName(), file.toString(), name)
                .in(folder)
                .run();
    }

    @Test
    void aCallbackThreadWithANameCrashesTheJvm() {
        Outcome outcome = call(musl.toString(), library, "initializer:worker");
        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.output()).contains("SIGSEGV", "initializeThread").doesNotContain("called");
    }

    @Test
    void aCallbackThreadWithoutANameMayBeNamedByTheCallback() {
        call(musl.toString(), library, "callback:worker").printed().contains("called on worker");
    }

    @Test
    void onGlibcItMayHaveAName() {
        Path gnu = CLibrary.callback("gcc", folder.resolve("gnu")).file();
        call(System.getProperty("java.home") + "/bin/java", gnu, "initializer:worker")
                .printed()
                .contains("called on worker");
    }
}
