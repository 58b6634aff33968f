package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.GNU;
import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.FixedId;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.JarBuilder;
import io.github.ferrule.loader.testing.Outcome;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code java -jar ferrule-native-loader.jar}, as an operator calls it. */
class DiagnosisIT {
    @TempDir
    Path folder;

    private TestApplication world;

    @BeforeEach
    void aWorld() {
        world = new TestApplication(folder);
    }

    private TestBundle bundle(String id) {
        return new TestBundle(id).gnu(CLibrary.returning(folder.resolve("c" + id), 7));
    }

    private ChildProcess diagnose(Object... arguments) {
        ChildProcess java =
                new ChildProcess(System.getProperty("java.home") + "/bin/java", "-Duser.home=" + world.home());
        java.args("-jar", folder.resolve("loader.jar").toString());
        for (Object argument : arguments) {
            java.args(argument.toString());
        }
        return java;
    }

    @Test
    void aBundleIsLoadedBySystemLoadWhereThereIsNoJna() {
        Path jar = bundle(ID).jar(folder.resolve("natives.jar"));
        diagnose(ID, jar)
                .run()
                .printed()
                .contains("bundle    " + ID, "fits      " + GNU, "loads     yes mathlib, by System.load");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOT-INF/lib/", "WEB-INF/lib/", "lib/"})
    void withoutAnIdEveryBundleIsFoundAlsoInJarsWithinJars(String place) {
        Path one = bundle(ID).jar(folder.resolve("one.jar"));
        Path two = bundle("com.acme.two").jar(folder.resolve("two.jar"));
        Path application = new JarBuilder()
                .file(place + "one.jar", one)
                .file(place + "two.jar", two)
                .file(place + "jna.jar", folder.resolve("jna.jar"))
                .entry(place + "broken.jar", "cut off".getBytes())
                .jar(folder.resolve("app.jar"));
        diagnose(application)
                .run()
                .printed()
                .contains(
                        "bundles   com.acme.mathlib, com.acme.two",
                        "app.jar!/" + place + "broken.jar cannot be read",
                        "bundle    com.acme.mathlib",
                        "bundle    com.acme.two")
                .containsSubsequence("loads     yes mathlib, by JNA 5", "loads     yes mathlib, by JNA 5");
    }

    @Test
    void aDamagedJarWithinAJarDoesNotHideTheOthers() throws Exception {
        Path application = new JarBuilder()
                .entry("lib/a.jar", "compressed compressed compressed".getBytes())
                .file("lib/one.jar", bundle(ID).jar(folder.resolve("one.jar")))
                .jar(folder.resolve("app.jar"));
        byte[] content = Files.readAllBytes(application);
        int data = new String(content, StandardCharsets.ISO_8859_1).indexOf("lib/a.jar") + "lib/a.jar".length();
        content[data] = -1; // no kind of block that a compressed entry can have
        Files.write(application, content);
        diagnose(application)
                .run()
                .printed()
                .contains("broken    " + application + "!/lib/a.jar cannot be read", "bundles   " + ID);
    }

    @Test
    void librariesAmongTheClassesOfAnApplicationAreFound() {
        JarBuilder application = new JarBuilder();
        bundle(ID).entries().forEach((name, content) -> application.entry("BOOT-INF/classes/" + name, content));
        diagnose(application.jar(folder.resolve("app.jar")))
                .run()
                .printed()
                .contains("bundles   com.acme.mathlib", "loads     yes");
    }

    @Test
    void anApplicationWhoseJnaCannotStartDoesNotLoad() {
        Path jar = bundle(ID).jar(folder.resolve("natives.jar"));
        Outcome outcome = diagnose(ID, jar, folder.resolve("jna.jar"))
                .env("JDK_JAVA_OPTIONS", "-Djna.nounpack=true")
                .run();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("loads     no mathlib, by JNA 5", "FERRULE-213")
                .doesNotContain("loads     yes");
    }

    @Test
    void jarsWithoutABundleAreNamed() throws Exception {
        Path empty = new JarBuilder().entry("a", new byte[1]).jar(folder.resolve("empty.jar"));
        Path broken = Files.createFile(folder.resolve("broken.jar"));
        Outcome outcome = diagnose(empty, broken).run();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("no bundle of native libraries", "broken    " + broken + " cannot be read");
    }

    @Test
    void aFileThatDoesNotExistIsAMistakeInTheCall() {
        Outcome outcome = diagnose("absent.jar").run();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.errors()).contains("absent.jar does not exist", "usage: java -jar");
    }

    /** Such a jar has everything, and yet its classes ask for an id that is not there. */
    @Test
    void anApplicationWhoseIdWasRewrittenByShadingDoesNotLoad() {
        JarBuilder shaded = new JarBuilder()
                .folder("", folder.resolve("programs"))
                .contentOf(folder.resolve("loader.jar"))
                .contentOf(folder.resolve("jna.jar"));
        Path application = shaded.relocate("com.acme.mathlib", "org.abcd.mathlib")
                .entries(bundle(ID).entries())
                .jar(folder.resolve("app.jar"));
        new ChildProcess(System.getProperty("java.home") + "/bin/java", "-Duser.home=" + world.home())
                .args("-cp", application.toString(), FixedId.class.getName())
                .run()
                .complained()
                .contains("FERRULE-201", "shading has rewritten the id");
        Outcome outcome = diagnose(application).run();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains(
                        "loads     no mathlib: the class io.github.ferrule.loader.program.",
                        " asks for org.abcd.mathlib, which no jar has: shading has rewritten the id",
                        "<exclude>com.acme.mathlib</exclude>")
                .doesNotContain("loads     yes");
    }

    @Test
    void anApplicationWhoseJnaWasMovedByShadingDoesNotLoad() {
        Path application = new JarBuilder()
                .folder("", folder.resolve("programs"))
                .contentOf(folder.resolve("loader.jar"))
                .contentOf(folder.resolve("jna.jar"))
                .relocate("com.sun.jna", "org.abc.jna")
                .entries(bundle(ID).entries())
                .jar(folder.resolve("app.jar"));
        new ChildProcess(System.getProperty("java.home") + "/bin/java", "-Duser.home=" + world.home())
                .args("-cp", application.toString(), FixedId.class.getName())
                .run()
                .complained()
                .contains("FERRULE-213", "shading has moved JNA to org.abc.jna", "exclude JNA in the relocation")
                .doesNotContain("jna.tmpdir");
        Outcome outcome = diagnose(application).run();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("loads     no mathlib: shading has moved JNA to org.abc.jna")
                .doesNotContain("loads     yes");
    }

    private TestBundle release(String version, int number) {
        return new TestBundle()
                .version(version)
                .published(GNU, "linux-x86_64")
                .gnu(CLibrary.returning(folder.resolve("release" + number), number));
    }

    /** The application works: its classes come from the first jar, which decides. */
    @Test
    void ofTwoCompleteReleasesTheOneOfTheCallingClassesIsLoaded() {
        Path one = new JarBuilder()
                .folder("", folder.resolve("programs"))
                .entries(release("1.0.0", 1).entries())
                .jar(folder.resolve("mathlib-1.0.0.jar"));
        Path two = new JarBuilder()
                .folder("", folder.resolve("programs"))
                .entries(release("2.0.0", 2).entries())
                .jar(folder.resolve("mathlib-2.0.0.jar"));
        Outcome first = diagnose(one, two, folder.resolve("jna.jar")).run();
        assertThat(first.output())
                .contains("fits      " + GNU + " 1.0.0 in", "is of release 2.0.0, and the classes are of 1.0.0")
                .contains("loads     yes mathlib, by JNA 5");
        assertThat(first.status()).isZero();
        assertThat(diagnose(two, one, folder.resolve("jna.jar")).run().output())
                .contains("fits      " + GNU + " 2.0.0 in", "loads     yes mathlib, by JNA 5");
    }

    @Test
    void twoCompleteReleasesForClassesOfAThirdJarDoNotLoad() {
        Path application =
                new JarBuilder().folder("", folder.resolve("programs")).jar(folder.resolve("application.jar"));
        Outcome outcome = diagnose(
                        application,
                        release("1.0.0", 1).jar(folder.resolve("mathlib-1.0.0.jar")),
                        release("2.0.0", 2).jar(folder.resolve("mathlib-2.0.0.jar")))
                .run();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("two releases are visible", "application.jar, which belongs to neither release")
                .contains("loads     no mathlib: see above")
                .doesNotContain("loads     yes");
    }

    /** The web application's own classes come first, and belong to neither of the releases in its jars. */
    @Test
    void theClassesOfAWebApplicationAskBeforeThoseOfItsJars() {
        Path one = new JarBuilder()
                .folder("", folder.resolve("programs"))
                .entries(release("1.0.0", 1).entries())
                .jar(folder.resolve("mathlib-1.0.0.jar"));
        JarBuilder web = new JarBuilder()
                .folder("WEB-INF/classes/", folder.resolve("programs"))
                .file("WEB-INF/lib/mathlib-1.0.0.jar", one)
                .file("WEB-INF/lib/jna.jar", folder.resolve("jna.jar"));
        diagnose(web.jar(folder.resolve("app.war"))).run().printed().contains("loads     yes mathlib, by JNA");
        Path two = release("2.0.0", 2).jar(folder.resolve("mathlib-2.0.0.jar"));
        Outcome outcome = diagnose(
                        web.file("WEB-INF/lib/mathlib-2.0.0.jar", two).jar(folder.resolve("two.war")))
                .run();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("which belongs to neither release")
                .doesNotContain("loads     yes");
    }

    @Test
    void aWebApplicationWithinAnEnterpriseArchiveIsSearchedToo() {
        Path web = new JarBuilder()
                .file("WEB-INF/lib/natives.jar", bundle(ID).jar(folder.resolve("natives.jar")))
                .jar(folder.resolve("shop.war"));
        Path archive = new JarBuilder().file("shop.war", web).jar(folder.resolve("app.ear"));
        diagnose(archive)
                .run()
                .printed()
                .contains(
                        "fits      " + GNU + " 1.4.0 in jar:file:" + archive + "!/shop.war!/WEB-INF/lib/natives.jar!/",
                        "loads     yes mathlib, by System.load");
    }

    /** A thin jar next to its {@code lib} folder. */
    private Path thin(String... names) {
        return new JarBuilder()
                .manifest("Class-Path", String.join(" ", names))
                .folder("", folder.resolve("programs"))
                .jar(folder.resolve("thin.jar"));
    }

    @Test
    void theJarsThatAManifestNamesBelongToTheApplication() {
        bundle(ID).jar(folder.resolve("natives.jar"));
        diagnose(thin("natives.jar", "jna.jar")).run().printed().contains("loads     yes mathlib, by JNA 5");
    }

    @Test
    void aNativesJarThatAManifestNamesAndThatIsAbsentIsNamed() {
        new TestBundle().published(GNU, "linux-x86_64").jar(folder.resolve("main.jar"));
        Outcome outcome =
                diagnose(thin("main.jar", "absent-natives.jar", "jna.jar")).run();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains(folder.resolve("absent-natives.jar") + ", in the Class-Path of thin.jar, does not exist")
                .contains("loads     no mathlib: see above");
    }

    /** One of the programs calls {@code NativeLoader.load} with this id, which needs JNA. */
    @Test
    void anApplicationThatLoadsByJnaAndLacksItDoesNotLoad() {
        Path natives = bundle(ID).jar(folder.resolve("natives.jar"));
        Path boot = new JarBuilder()
                .folder("BOOT-INF/classes/", folder.resolve("programs"))
                .file("BOOT-INF/lib/natives.jar", natives)
                .jar(folder.resolve("boot.jar"));
        for (Path application : List.of(thin("natives.jar"), boot)) {
            Outcome outcome = diagnose(application).run();
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.output())
                    .containsPattern(
                            "loads {5}no mathlib: the class io.github.ferrule.loader.program.\\w+ loads it by JNA")
                    .contains("none of these jars has JNA", "net.java.dev.jna:jna")
                    .doesNotContain("loads     yes");
        }
    }

    @Test
    void aNativesJarWithinAJarThatIsCutOffIsFetchedAgainAndNotAdded() throws Exception {
        byte[] natives = Files.readAllBytes(bundle(ID).jar(folder.resolve("natives.jar")));
        Path main = new TestBundle().published(GNU, "linux-x86_64").jar(folder.resolve("main.jar"));
        // Empty, within an entry, and after the last entry, where a reader of streams sees nothing wrong.
        for (int length : new int[] {0, natives.length / 2, natives.length - 30}) {
            Path boot = new JarBuilder()
                    .file("BOOT-INF/lib/main.jar", main)
                    .entry("BOOT-INF/lib/natives.jar", Arrays.copyOf(natives, length))
                    .jar(folder.resolve("boot.jar"));
            Outcome outcome = diagnose(boot).run();
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.output())
                    .contains("FERRULE-202", boot + "!/BOOT-INF/lib/natives.jar cannot be read", "delete the jar")
                    .doesNotContain("<dependency>");
        }
    }

    @Test
    void aJarWithinAJarHasItsOwnNameInTheReport() {
        Path natives = bundle(ID).jar(folder.resolve("natives.jar"));
        Path war = new JarBuilder().file("WEB-INF/lib/natives.jar", natives).jar(folder.resolve("app.war"));
        diagnose(war)
                .run()
                .printed()
                .contains("fits      " + GNU + " 1.4.0 in jar:file:" + war + "!/WEB-INF/lib/natives.jar!/META-INF/")
                .doesNotContain("ferrule-diagnosis");
    }

    @Test
    void namesInAJarCannotMoveTheCursorOfTheOperatorsTerminal() {
        String id = "com.acme.\u001b[2J";
        TestBundle hostile = new TestBundle(id).gnu(CLibrary.returning(folder.resolve("h"), 7));
        Path inner = hostile.jar(folder.resolve("inner.jar"));
        Path jar = new JarBuilder()
                .entries(hostile.entries())
                .file("lib/\u001b[31m.jar", inner)
                .entry("lib/\u001b[32m.jar", "broken".getBytes())
                .jar(folder.resolve("app.jar"));
        Outcome outcome = diagnose(jar).run();
        assertThat(outcome.output()).contains("com.acme.\\u001b[2J").doesNotContain("\u001b");
        assertThat(outcome.errors()).doesNotContain("\u001b");
    }

    @Test
    void helpIsNotAMistakeInTheCall() {
        Outcome outcome = diagnose("--help").run();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.output()).contains("usage: java -jar ferrule-native-loader.jar");
    }

    @Test
    void aFatJarThatLostTheDescriptorsIsToldWhatToKeep() {
        JarBuilder packed = new JarBuilder();
        bundle(ID).entries().forEach((name, content) -> {
            if (!name.startsWith("META-INF/")) {
                packed.entry(name, content);
            }
        });
        Outcome outcome = diagnose(packed.jar(folder.resolve("app.jar"))).run();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).contains("none      ", "must keep META-INF/ferrule/**");
    }
}
