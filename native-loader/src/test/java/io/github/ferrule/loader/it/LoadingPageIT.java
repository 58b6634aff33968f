package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Jna;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.JarBuilder;
import io.github.ferrule.loader.testing.LoadingPage;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.Outcome;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of {@code docs/loading.md} as they are printed there, with files of the names that they use. */
class LoadingPageIT {
    private static final Path PROGRAMS = Path.of("src/test/resources/programs").toAbsolutePath();
    private static final String CALLS = "JNA, JNI and the foreign function API";
    private static final String IMAGES = "jlink and jpackage";
    private static final String ARCHIVES = "AppCDS and JDK 25's AOT cache";

    @TempDir
    Path folder;

    private TestApplication application;
    private TestBundle bundle;

    @BeforeEach
    void aBundle() {
        application = new TestApplication(folder);
        bundle = new TestBundle().gnu(CLibrary.returning(folder.resolve("c"), 7));
    }

    @Test
    void theInterfaceLoadsItsLibrary() throws Exception {
        application.onClassPath(bundle.jar(folder.resolve("natives.jar")));
        Path source = Files.writeString(
                folder.resolve("Page.java"),
                String.join(
                        "\n",
                        "import io.github.ferrule.loader.NativeLoader;",
                        "class Page {",
                        "    public static void main(String[] args) {",
                        "        System.out.println(MathLib.INSTANCE.add(40, 2));",
                        "    }",
                        "}",
                        LoadingPage.section(CALLS).example("java")));
        new ChildProcess(Machine.jdk17().resolve("bin/java").toString(), "-Duser.home=" + application.home())
                .args("-cp", application.classPath(), source.toString())
                .run()
                .printed()
                .contains("42");
    }

    @Test
    void theJarReportsTheBundlesOfAnApplication() throws Exception {
        Files.copy(folder.resolve("loader.jar"), folder.resolve("ferrule-native-loader.jar"));
        Path natives = bundle.jar(folder.resolve("mathlib-natives.jar"));
        new JarBuilder().entry("com/acme/MathLib.class", new byte[0]).jar(folder.resolve("mathlib.jar"));
        new JarBuilder().file("BOOT-INF/lib/mathlib-natives.jar", natives).jar(folder.resolve("app.jar"));
        for (String option : List.of("app.jar", "com.acme.mathlib")) {
            run(Machine.jdk17(), command(CALLS, "java", option))
                    .printed()
                    .contains("bundle    com.acme.mathlib", "loads     yes mathlib");
        }
    }

    @Test
    void jlinkMakesAnImageThatLoads() throws Exception {
        Path jdk = Machine.jdk(25);
        modules(jdk);
        run(jdk, command(IMAGES, "jlink")).printed();
        new ChildProcess(folder.resolve("image/bin/java").toString(), "-Duser.home=" + application.home())
                .args("--enable-native-access=com.acme.app", "-m", "com.acme.app/com.acme.app.Main", ID)
                .run()
                .printed()
                .contains("module com.acme.app version 7");
    }

    @Test
    void jpackageMakesAnApplicationOfModulesThatLoads() throws Exception {
        Path jdk = Machine.jdk(25);
        modules(jdk);
        run(jdk, command(IMAGES, "jpackage", "--module-path")).printed();
        Outcome outcome = packaged();
        outcome.printed().contains("module com.acme.app version 7");
        assertThat(outcome.errors()).doesNotContain("WARNING");
    }

    @Test
    void jpackageMakesAnApplicationOfTheClassPathThatLoads() throws Exception {
        Path jdk = Machine.jdk(25);
        Path lib = Files.createDirectory(folder.resolve("lib"));
        Files.copy(folder.resolve("loader.jar"), lib.resolve("ferrule-native-loader.jar"));
        Files.copy(folder.resolve("jna.jar"), lib.resolve("jna.jar"));
        bundle.jar(lib.resolve("mathlib-natives.jar"));
        Path classes = compile(jdk, "-cp", folder.resolve("loader.jar") + ":" + folder.resolve("jna.jar"))
                .apply(List.of(PROGRAMS.resolve("modular/com/acme/app/Main.java")), "classes");
        new JarBuilder().folder("", classes).jar(lib.resolve("app.jar"));
        run(jdk, command(IMAGES, "jpackage", "--input")).printed();
        Outcome outcome = packaged();
        outcome.printed().contains("unnamed module", "version 7");
        assertThat(outcome.errors()).doesNotContain("WARNING");
    }

    @Test
    void appCdsArchivesTheClassesOfTheLoader() throws Exception {
        archives(Machine.jdk17(), "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=");
    }

    @Test
    void theAotCacheHasTheClassesOfTheLoader() throws Exception {
        archives(Machine.jdk(25), "-XX:AOTCacheOutput=", "-XX:AOTCache=");
    }

    private void archives(Path jdk, String record, String use) throws Exception {
        new JarBuilder()
                .manifest("Main-Class", Jna.class.getName())
                .manifest("Enable-Native-Access", "ALL-UNNAMED")
                .folder("", folder.resolve("programs"))
                .contentOf(folder.resolve("loader.jar"))
                .contentOf(folder.resolve("jna.jar"))
                .entries(bundle.entries())
                .jar(folder.resolve("app.jar"));
        run(jdk, command(ARCHIVES, "java", record), ID).printed().contains("version 7");
        List<String> logged = command(ARCHIVES, "java", use);
        logged.add(1, "-Xlog:class+load");
        run(jdk, logged, ID)
                .printed()
                .contains("version 7")
                .containsPattern("io\\.github\\.ferrule\\.loader\\.NativeLoader source: shared objects file")
                .containsPattern("com\\.sun\\.jna\\.Native source: shared objects file");
    }

    /** The words of the only command of a section that begins with this tool and has this option. */
    private static List<String> command(String section, String tool, String... options) {
        String line = LoadingPage.section(section).command(tool, options);
        return new ArrayList<>(Arrays.asList(line.split(" +")));
    }

    private Outcome run(Path jdk, List<String> command, String... more) {
        ChildProcess child =
                new ChildProcess(jdk.resolve("bin").resolve(command.get(0)).toString());
        child.args(command.subList(1, command.size()).toArray(new String[0])).args(more);
        return child.env("JDK_JAVA_OPTIONS", "-Duser.home=" + application.home())
                .in(folder)
                .run();
    }

    private Outcome packaged() {
        return new ChildProcess(folder.resolve("mathapp/bin/mathapp").toString(), ID)
                .env("HOME", application.home())
                .env("XDG_CACHE_HOME", application.home().resolve(".cache"))
                .run();
    }

    /** The module of the application and that of its natives jar, under the names of the page. */
    private void modules(Path jdk) throws Exception {
        Files.copy(folder.resolve("loader.jar"), folder.resolve("ferrule-native-loader.jar"));
        Path sources = Files.createDirectories(folder.resolve("sources"));
        List<Path> natives = new ArrayList<>();
        for (Path file : TestApplication.files(PROGRAMS.resolve("natives"))) {
            String text = Files.readString(file).replace(".linux_x86_64", "");
            natives.add(Files.writeString(sources.resolve(file.getFileName()), text));
        }
        Compiler compiler = compile(jdk, "-p", folder.resolve("loader.jar").toString());
        new JarBuilder()
                .folder("", compiler.apply(natives, "natives-classes"))
                .entries(bundle.entries())
                .jar(folder.resolve("mathlib-natives.jar"));
        new JarBuilder()
                .folder("", compiler.apply(TestApplication.files(PROGRAMS.resolve("foreign")), "app-classes"))
                .jar(folder.resolve("app.jar"));
    }

    private Compiler compile(Path jdk, String... path) {
        return (files, name) -> {
            Path classes = folder.resolve(name);
            ChildProcess javac = new ChildProcess(jdk.resolve("bin/javac").toString());
            javac.args(path).args("-d", classes.toString());
            for (Path file : files) {
                javac.args(file.toString());
            }
            javac.run().printed();
            return classes;
        };
    }

    private interface Compiler {
        Path apply(List<Path> files, String name);
    }
}
