package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.MUSL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.CallbackThread;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.Outcome;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Files;
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

    private Outcome call(String java, Path file) {
        return run(java, CallbackThread.class.getName(), "", file, "worker");
    }

    private Outcome run(String java, String program, String classPath, Path file, String... more) {
        TestApplication application = new TestApplication(folder);
        return new ChildProcess(java, "-Djna.tmpdir=" + application.temp(), "-XX:-CreateCoredumpOnCrash")
                .args("-XX:ErrorFile=" + folder.resolve("crash.log"), "-cp", application.classPath() + ":" + classPath)
                .args(program, file.toString())
                .args(more)
                .in(folder)
                .run();
    }

    @Test
    void aCallbackThreadWithANameCrashesTheJvm() {
        Outcome outcome = call(musl.toString(), library);
        assertThat(outcome.status()).isNotZero();
        assertThat(outcome.output()).contains("SIGSEGV", "initializeThread").doesNotContain("called");
    }

    /** Compiles the lines of the page with the JDK of this test: the one for musl has no compiler. */
    @Test
    void aCallbackThreadWithoutANameMayBeNamedByTheCallback() throws Exception {
        String page = Files.readString(Path.of("../docs/jna-on-musl.md"));
        String[] lines =
                page.substring(page.indexOf("```java\n") + 8).split("```")[0].split("// in the callback:\n");
        Path source = Files.writeString(
                folder.resolve("Page.java"),
                String.join(
                        "\n",
                        "import com.sun.jna.*;",
                        "public class Page {",
                        "    public interface Function extends Callback { void invoke(); }",
                        "    public interface Functions extends Library { void call_on_new_thread(Function function); }",
                        "    public static void main(String[] args) {",
                        "        Function callback = () -> {",
                        lines[1],
                        "            System.out.println(\"called on \" + Thread.currentThread().getName());",
                        "        };",
                        lines[0],
                        "        Native.load(args[0], Functions.class).call_on_new_thread(callback);",
                        "    }",
                        "}"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        new ChildProcess(System.getProperty("java.home") + "/bin/javac", "--release", "17")
                .args("-cp", TestApplication.jna().toString(), "-d", classes.toString(), source.toString())
                .run()
                .printed();
        run(musl.toString(), "Page", classes.toString(), library).printed().contains("called on worker");
    }

    @Test
    void theReportOfTheLoaderSaysSo() {
        TestApplication application = new TestApplication(folder);
        Path jar = new TestBundle()
                .library(CLibrary.forMusl(folder.resolve("c"), 7), MUSL, "musl")
                .jar(folder.resolve("natives.jar"));
        new ChildProcess(musl.toString(), "-Duser.home=" + application.home())
                .args("-jar", folder.resolve("loader.jar").toString())
                .args(jar.toString(), folder.resolve("jna.jar").toString())
                .run()
                .printed()
                .contains(
                        "note      on musl, JNA crashes if a CallbackThreadInitializer names the thread",
                        "loads     yes mathlib, by JNA 5");
    }

    @Test
    void onGlibcItMayHaveAName() {
        Path gnu = CLibrary.callback("gcc", folder.resolve("gnu")).file();
        call(System.getProperty("java.home") + "/bin/java", gnu).printed().contains("called on worker");
    }
}
