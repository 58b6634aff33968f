package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of {@code docs/loading.md} for the foreign function API, run from every place that a library can be in. */
class ForeignFunctionIT {
    private static final Path PAGE = Path.of("../docs/loading.md");
    private static final Path README = Path.of("../README.md");

    @TempDir
    Path folder;

    private TestBundle bundle;
    private TestApplication world;

    @BeforeEach
    void aBundle() {
        bundle = new TestBundle().gnu(CLibrary.returning(folder.resolve("c"), 7));
        world = new TestApplication(folder);
    }

    private static String documentedLines() throws Exception {
        for (String block : Files.readString(PAGE).split("```java\n")) {
            String code = block.contains("```") ? block.substring(0, block.indexOf("```")) : "";
            if (code.contains("libraryLookup")) {
                return code;
            }
        }
        throw new AssertionError(PAGE + " has no block of Java with libraryLookup");
    }

    private ChildProcess documented(String... options) throws Exception {
        return lines(documentedLines(), options);
    }

    private ChildProcess lines(String lines, String... options) throws Exception {
        String program = String.join(
                "\n",
                "import io.github.ferrule.loader.*;",
                "import java.lang.foreign.*;",
                "class Page {",
                "    interface MathLib {}",
                "    public static void main(String[] args) throws Throwable {",
                lines,
                "        var version = Linker.nativeLinker().downcallHandle(symbols.find(\"version\").orElseThrow(),",
                "            FunctionDescriptor.of(ValueLayout.JAVA_INT));",
                "        System.out.println(\"version \" + (int) version.invokeExact());",
                "    }",
                "}");
        Path source = Files.writeString(folder.resolve("Page.java"), program);
        ChildProcess java =
                new ChildProcess(Machine.jdk(22).resolve("bin/java").toString(), "-Duser.home=" + world.home());
        java.args("-Djava.io.tmpdir=" + world.temp(), "-Dferrule.debug=true", "--enable-native-access=ALL-UNNAMED");
        return java.args(options).args("-cp", world.classPath(), source.toString());
    }

    @ParameterizedTest
    @CsvSource({"cache, just put into the cache", "temp, in a temporary folder", "memory, in memory"})
    void theDocumentedLinesWorkInEveryPlace(String place, String found) throws Exception {
        world.onClassPath(bundle.jar(folder.resolve("natives.jar")));
        var outcome = documented("-Dferrule.extract=" + place).run();
        outcome.printed().contains("version 7");
        assertThat(outcome.errors()).contains(found);
    }

    @Test
    void theDocumentedLinesWorkInAFolderOfTheClassPath() throws Exception {
        world.onClassPath(bundle.folder(folder.resolve("classes")));
        documented().run().printed().contains("version 7");
    }

    @Test
    void theReadmeNamesTheSameCall() throws Exception {
        assertThat(Files.readString(README)).contains(".lookup(SymbolLookup::libraryLookup, arena)");
    }

    @Test
    void aLibraryThatCannotBeOpenedIsReportedByItsCode() throws Exception {
        bundle.entry("linux-x86-64/libmathlib.so", "not a library".getBytes());
        documented("-Dferrule.library." + ID + "="
                        + bundle.folder(folder.resolve("classes")).resolve("linux-x86-64/libmathlib.so"))
                .run()
                .complained()
                .contains("FERRULE-211", "Cannot open library");
    }

    @Test
    void deniedNativeAccessNamesTheFlag() throws Exception {
        world.onClassPath(bundle.jar(folder.resolve("natives.jar")));
        ChildProcess java =
                new ChildProcess(Machine.jdk(24).resolve("bin/java").toString(), "--illegal-native-access=deny");
        documented().run().printed();
        java.args(
                        "-Duser.home=" + world.home(),
                        "-cp",
                        world.classPath(),
                        folder.resolve("Page.java").toString())
                .run()
                .complained()
                .contains("FERRULE-210", "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void aTemporaryPathCanBeGivenAway() throws Exception {
        world.onClassPath(bundle.jar(folder.resolve("natives.jar")));
        lines(
                        "var path = NativeLoader.locate(\"" + ID + "\", MathLib.class).path();\n"
                                + "var symbols = SymbolLookup.libraryLookup(path, Arena.global());",
                        "-Dferrule.extract=temp")
                .run()
                .printed()
                .contains("version 7");
        assertThat(world.temp()).isEmptyDirectory();
    }
}
