package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.GNU;
import static io.github.ferrule.loader.testing.TestBundle.ID;
import static io.github.ferrule.loader.testing.TestBundle.MUSL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Isolated;
import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.program.Twice;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.JarBuilder;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of a library, and the message if none can be chosen. */
class MessagesIT {
    @TempDir
    Path folder;

    private CLibrary library(int version) {
        return CLibrary.returning(folder.resolve("c" + version), version);
    }

    private ChildProcess jni(TestBundle... bundles) {
        TestApplication world = new TestApplication(folder);
        for (int i = 0; i < bundles.length; i++) {
            world.onClassPath(bundles[i].jar(folder.resolve("natives" + i + ".jar")));
        }
        return world.java(Jni.class, ID);
    }

    @Test
    void noJarOfTheBundle() {
        jni().run().complained().contains("FERRULE-201", ID, "<classifier>linux-x86_64</classifier>");
    }

    @Test
    void noLibraryForThisMachineNamesTheDependencyToAdd() {
        TestBundle main = new TestBundle().published(GNU, "linux-x86_64", "aarch64-apple-darwin", "osx-aarch_64");
        TestBundle other = new TestBundle()
                .library(library(1), "aarch64-unknown-linux-gnu", "gnu", "resource=linux-aarch64/libmathlib.so");
        jni(main, other)
                .run()
                .complained()
                .contains(
                        "FERRULE-202",
                        "found  aarch64-unknown-linux-gnu 1.4.0 in jar:file:",
                        "refused: built for linux aarch64",
                        "published for aarch64-apple-darwin, x86_64-unknown-linux-gnu",
                        "<artifactId>mathlib</artifactId>",
                        "<classifier>linux-x86_64</classifier>");
    }

    @Test
    void aPlatformThatWasNeverPublishedIsToldSo() {
        TestBundle main = new TestBundle().published("aarch64-apple-darwin", "osx-aarch_64");
        jni(main).run().complained().contains("FERRULE-202", "published for aarch64-apple-darwin", "<target>" + GNU);
    }

    @Test
    void aLibraryForANewerGlibcIsRefusedBeforeItIsLoaded() {
        TestBundle bundle = new TestBundle().library(library(1), GNU, "gnu", "glibc=2.99");
        jni(bundle)
                .run()
                .complained()
                .contains("FERRULE-203", "needs glibc 2.99 or newer, and this is 2.", "rebuild with a lower floor");
        assertThat(TestApplication.files(new TestApplication(folder).cache())).isEmpty();
    }

    @Test
    void aLibraryForMuslIsNeverOpenedInAGlibcProcess() {
        TestBundle bundle = new TestBundle().library(CLibrary.forMusl(folder.resolve("musl"), 1), MUSL, "musl");
        jni(bundle)
                .run()
                .complained()
                .contains("FERRULE-204", MUSL, "needs musl, and this process runs on gnu")
                .doesNotContain("FERRULE-211");
    }

    @Test
    void muslAndGnuAreInOneJar() {
        CLibrary musl = CLibrary.forMusl(folder.resolve("musl"), 1);
        jni(new TestBundle().library(musl, MUSL, "musl").gnu(library(7)))
                .run()
                .printed()
                .contains("version 7");
    }

    @Test
    void aJarThatClaimsTheSameReleaseDoesNotDecideWhatIsLoaded() {
        TestBundle bundle = new TestBundle().library(library(7), GNU, "gnu", "glibc=2.5");
        CLibrary other = library(3);
        for (String claim : new String[] {"glibc=2.5", "glibc=2.17", "glibc=2.99"}) {
            TestBundle foreign = new TestBundle().library(other, GNU, "gnu", claim);
            jni(bundle, foreign).run().complained().contains("FERRULE-207", "natives0.jar", "natives1.jar");
            jni(foreign, bundle).run().complained().contains("FERRULE-207", "natives0.jar", "natives1.jar");
        }
    }

    @Test
    void twoVersionsOnOneClassPathAreAnErrorWhateverAnotherJarClaims() {
        TestBundle one = new TestBundle().version("1.0.0").gnu(library(1));
        TestBundle two = new TestBundle().version("2.0.0").gnu(library(7));
        jni(one, two).run().complained().contains("FERRULE-207", GNU + " 1.0.0 in", GNU + " 2.0.0 in", "natives1.jar");
        TestBundle main = new TestBundle().version("2.0.0").published(GNU, "linux-x86_64");
        jni(one, two, main).run().complained().contains("FERRULE-207", "natives0.jar", "natives1.jar");
        TestBundle both = new TestBundle().version("2.0.0").gnu(library(7)).published(GNU, "linux-x86_64");
        jni(one, both).run().complained().contains("FERRULE-207", "natives0.jar", "natives1.jar");
    }

    @Test
    void theSameJarTwiceIsNoConflict() {
        jni(new TestBundle().gnu(library(7)), new TestBundle().gnu(library(7)))
                .run()
                .printed()
                .contains("version 7");
    }

    @Test
    void aResourceThatIsNotTheDescribedOneIsRefused() {
        TestBundle bundle = new TestBundle().gnu(library(1));
        byte[] other = bundle.entries().get("linux-x86-64/libmathlib.so").clone();
        other[other.length / 2] ^= 1;
        jni(bundle.entry("linux-x86-64/libmathlib.so", other))
                .run()
                .complained()
                .contains("FERRULE-206", "natives0.jar", "with sha256 " + TestBundle.sha256(other));
    }

    @Test
    void aDescriptorOfAnotherFormatIsRefused() {
        jni(new TestBundle().library(library(1), GNU, "gnu", "format=2"))
                .run()
                .complained()
                .contains("FERRULE-205", "has format=2", "use a newer ferrule-native-loader");
    }

    @Test
    void aBundleOfSeveralLibrariesAsksWhichIsMeant() {
        jni(new TestBundle().gnu(library(1)).index("mathlib,other"))
                .run()
                .complained()
                .contains("FERRULE-212", "it has mathlib, other", "NativeLoader.load(\"" + ID + "\", \"mathlib\"");
    }

    @Test
    void aLibraryThatNeedsAMissingOneIsReportedInTheSystemsWords() throws Exception {
        Path needed = Files.createDirectory(folder.resolve("n"));
        Path missing =
                CLibrary.returning(needed, 1, "-Wl,-soname,libabsent.so.1").file();
        CLibrary broken = CLibrary.returning(folder.resolve("b"), 1, "-Wl,--no-as-needed", missing.toString());
        jni(new TestBundle().library(broken, GNU, "gnu", "needed=libabsent.so.1,libc.so.6"))
                .run()
                .complained()
                .contains(
                        "FERRULE-211",
                        "libabsent.so.1: cannot open shared object file",
                        "needs  libabsent.so.1, libc.so.6");
    }

    @Test
    void aSettingThatIsMisspeltIsNotIgnored() {
        jni(new TestBundle().gnu(library(1)))
                .env("FERRULE_VERIFY", "md5")
                .run()
                .complained()
                .contains(
                        "FERRULE-215",
                        "ferrule.verify=md5 is not an allowed value",
                        "allowed values: auto, size, crc32, sha256",
                        "FERRULE_VERIFY");
    }

    @Test
    void aTargetThatIsNamedIsTakenWithoutQuestion() {
        TestBundle bundle = new TestBundle().library(library(7), "x86_64-acme-linux-gnu", "gnu", "glibc=2.99");
        jni(bundle)
                .env("FERRULE_TARGET", "x86_64-acme-linux-gnu")
                .run()
                .printed()
                .contains("version 7");
    }

    @Test
    void theReportOfTheJarSaysWhatFitsAndThatItLoads() {
        Path jar =
                new TestBundle().gnu(library(7)).published(GNU, "linux-x86_64").jar(folder.resolve("natives.jar"));
        TestApplication world = new TestApplication(folder);
        ChildProcess diagnosis = new ChildProcess(
                Path.of(System.getProperty("java.home"), "bin/java").toString());
        diagnosis.args(
                "-Duser.home=" + world.home(),
                "-jar",
                folder.resolve("loader.jar").toString());
        List<String> expected =
                List.of("bundle    " + ID, "fits      " + GNU, "published 1.4.0 for " + GNU, "loads     yes");
        diagnosis.args(ID, jar.toString()).run().printed().contains(expected);
    }

    @Test
    void anIdThatShadingHasRewrittenIsToldFromAMissingBundle() {
        TestApplication world = new TestApplication(folder);
        world.onClassPath(new TestBundle().gnu(library(1)).jar(folder.resolve("app.jar")));
        world.java(Jni.class, "org.consumer.shaded.mathlib")
                .run()
                .complained()
                .contains(
                        "FERRULE-201",
                        "found  com.acme.mathlib in " + folder.resolve("app.jar"),
                        "shading has rewritten the id",
                        "<exclude>com.acme.mathlib</exclude>");
    }

    @Test
    void aJarThatCannotBeReadIsNamed() throws Exception {
        Path natives = new TestBundle().gnu(library(1)).jar(folder.resolve("natives.jar"));
        byte[] content = Files.readAllBytes(natives);
        Path main = new TestBundle().published(GNU, "linux-x86_64").jar(folder.resolve("main.jar"));
        for (int length : new int[] {0, content.length / 2}) {
            Files.write(natives, Arrays.copyOf(content, length));
            TestApplication world = new TestApplication(folder).onClassPath(natives);
            String unreadable = natives + " cannot be read: ";
            world.java(Jni.class, ID).run().complained().contains("FERRULE-201", unreadable, "delete the jar");
            world.onClassPath(main)
                    .java(Jni.class, ID)
                    .run()
                    .complained()
                    .contains("FERRULE-202", unreadable, "delete the jar")
                    .doesNotContain("<dependency>");
        }
        Files.delete(natives);
        new TestApplication(folder)
                .onClassPath(natives)
                .java(Jni.class, ID)
                .run()
                .complained()
                .contains(natives + " does not exist");
    }

    @Test
    void aJarThatCannotBeReadIsNamedWhateverItsNameIs() throws Exception {
        byte[] content = Files.readAllBytes(new TestBundle().gnu(library(1)).jar(folder.resolve("whole.jar")));
        Path main = new TestBundle().published(GNU, "linux-x86_64").jar(folder.resolve("main.jar"));
        for (String name : List.of("natives.zip", "NATIVES.JAR", "natives")) {
            Path natives = Files.write(folder.resolve(name), Arrays.copyOf(content, content.length / 2));
            new TestApplication(folder)
                    .onClassPath(main, natives)
                    .java(Jni.class, ID)
                    .run()
                    .complained()
                    .contains("FERRULE-202", natives + " cannot be read: ", "delete the jar")
                    .doesNotContain("<dependency>");
        }
        Path empty = Files.createDirectory(folder.resolve("natives.jar"));
        new TestApplication(folder)
                .onClassPath(main, empty)
                .java(Jni.class, ID)
                .run()
                .complained()
                .contains("FERRULE-202", empty + " is an empty folder and not a jar", "build or download the jar")
                .doesNotContain("<dependency>");
    }

    @Test
    void librariesInAJarWithinAJarNeedItsLauncher() {
        Path natives = new TestBundle().gnu(library(1)).jar(folder.resolve("natives.jar"));
        Path boot = new JarBuilder().file("BOOT-INF/lib/natives.jar", natives).jar(folder.resolve("boot.jar"));
        new TestApplication(folder)
                .onClassPath(boot)
                .java(Jni.class, ID)
                .run()
                .complained()
                .contains(
                        "FERRULE-201",
                        "found  " + ID + " in " + boot + "!/BOOT-INF/lib/natives.jar",
                        "java -jar " + boot);
    }

    @Test
    void whereClassesAreNotPackedYetTheLibraryIsToBeBuilt() {
        jni().run().complained().contains("FERRULE-201", "mvn ferrule:develop", "mvn package");
    }

    @Test
    void forAnOlderGlibcTheRefusedLibraryIsNotOfferedAgain() {
        TestBundle bundle = new TestBundle().library(library(1), GNU, "gnu", "glibc=2.99");
        jni(bundle, new TestBundle().published(GNU, "linux-x86_64"))
                .run()
                .complained()
                .contains("FERRULE-203", "rebuild with a lower floor:  <target>" + GNU + ".2.")
                .doesNotContain("<dependency>");
    }

    @Test
    void aForcedLibraryOfTheOtherLibcIsReportedAsSuchAndNotAnnounced() {
        TestBundle bundle = new TestBundle().library(CLibrary.forMusl(folder.resolve("musl"), 1), MUSL, "musl");
        jni(bundle)
                .env("FERRULE_TARGET", MUSL)
                .env("FERRULE_DEBUG", "true")
                .run()
                .complained()
                .contains(
                        "FERRULE-211", "the library needs musl, and this process runs on gnu", "remove ferrule.target")
                .doesNotContain("ferrule: ");
    }

    @Test
    void theDebugLineNamesTheFileThatWasLoaded() {
        assertThat(jni(new TestBundle().gnu(library(7)))
                        .env("FERRULE_DEBUG", "true")
                        .run()
                        .errors())
                .containsOnlyOnce("ferrule: " + ID + "/mathlib 1.4.0 " + GNU);
    }

    @Test
    void twoBundlesWithOneFileNameInAFatJarNeedAnotherLayout() {
        TestBundle other = new TestBundle("com.acme.other").gnu(library(2));
        Path fat = new JarBuilder()
                .entries(other.entries())
                .contentOf(new TestBundle().gnu(library(1)).jar(folder.resolve("natives.jar")))
                .jar(folder.resolve("fat.jar"));
        new TestApplication(folder)
                .onClassPath(fat)
                .java(Jni.class, ID)
                .run()
                .complained()
                .contains("FERRULE-206", "<layout>");
    }

    @Test
    void anOverrideInTwoClassLoadersIsExplained() {
        TestApplication world = new TestApplication(folder);
        world.java(
                        Path.of(System.getProperty("java.home")),
                        Twice.class,
                        List.of("-Dferrule.library." + ID + "=" + library(7).file()),
                        ID)
                .run()
                .complained()
                .contains("FERRULE-211", "already loaded in another classloader", "a copy of the file");
    }

    @Test
    void aForcedTripleThatNothingWasBuiltForIsNamed() {
        TestBundle main = new TestBundle().published(GNU, "linux-x86_64");
        for (TestBundle bundle : List.of(new TestBundle(), main)) {
            jni(bundle.gnu(library(1)))
                    .env("FERRULE_TARGET", "x86_64-pc-windows-gnu")
                    .run()
                    .complained()
                    .contains("FERRULE-202", "for ferrule.target=x86_64-pc-windows-gnu", "found  " + GNU)
                    .contains("remove ferrule.target")
                    .doesNotContain("<dependency>", "--add-modules");
        }
    }

    @Test
    void anIndexWhoseLibraryIsDescribedNowhereIsADamagedJar() {
        jni(new TestBundle())
                .run()
                .complained()
                .contains("FERRULE-202", "natives0.jar!/META-INF/ferrule/" + ID, "described nowhere")
                .contains("keep META-INF/ferrule/**")
                .doesNotContain("--add-modules");
    }

    @Test
    void aJarThatOnlyAnotherClassLoaderSeesIsNamed() {
        Path natives = new TestBundle().gnu(library(1)).jar(folder.resolve("natives.jar"));
        Path main = new TestBundle().published(GNU, "linux-x86_64").jar(folder.resolve("main.jar"));
        TestApplication application = new TestApplication(folder);
        String seen = application.root().resolve("programs") + "/";
        String loader = application.root().resolve("loader.jar").toString();
        application.onClassPath(natives);
        application
                .java(Isolated.class, Jni.class.getName(), ID, seen, loader)
                .run()
                .complained()
                .contains("FERRULE-201", "found  " + ID + " in " + natives, "let that class loader see the jar")
                .doesNotContain("--add-modules");
        application
                .java(Isolated.class, Jni.class.getName(), ID, seen, loader, main.toString())
                .run()
                .complained()
                .contains(
                        "FERRULE-202",
                        "found  " + natives + ", which the class loader of the calling class does not see")
                .contains("let that class loader see the jar")
                .doesNotContain("<dependency>");
    }

    @Test
    void aNamedFileThatIsNotALibraryIsNotToBeInstalled() throws Exception {
        Path text = Files.writeString(folder.resolve("libmathlib.so"), "not a library".repeat(100));
        jni(new TestBundle().gnu(library(1)))
                .env("FERRULE_LIBRARY_COM_ACME_MATHLIB", text)
                .run()
                .complained()
                .contains("FERRULE-211", "invalid ELF header", "named by a setting")
                .contains("remove the property ferrule.library." + ID)
                .doesNotContain("install the library");
    }

    @Test
    void aNamedFileWhosePathTheJvmCannotExpressSaysWhichLocaleCan() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("größe"));
        Path named = Files.copy(library(7).file(), odd.resolve("libmathlib.so"));
        ChildProcess child = jni(new TestBundle().gnu(library(1))).env("FERRULE_LIBRARY_COM_ACME_MATHLIB", named);
        child.env("LC_ALL", "C")
                .run()
                .complained()
                .contains("FERRULE-209", "cannot express the path", "LC_ALL=C.UTF-8");
        child.env("LC_ALL", "C.UTF-8").run().printed().contains("version 7");
    }

    @Test
    void aSystemThatRustDoesNotNameIsNotOfferedAsATarget() {
        new TestApplication(folder)
                .onClassPath(new TestBundle().gnu(library(1)).jar(folder.resolve("natives.jar")))
                .java(Path.of(System.getProperty("java.home")), Jni.class, List.of("-Dos.name=SunOS"), ID)
                .run()
                .complained()
                .contains("FERRULE-202", "use a system that the library is published for")
                .doesNotContain("<target>");
    }

    @Test
    void theDebugLinesNameThePlacesThatWerePassedOver() throws Exception {
        TestApplication application = new TestApplication(folder)
                .onClassPath(new TestBundle().gnu(library(7)).jar(folder.resolve("natives.jar")));
        application.java(Jni.class, ID).run().printed().contains("just put into the cache");
        Path cached = TestApplication.files(application.cache()).get(0);
        Files.delete(cached);
        Files.createDirectory(cached);
        assertThat(application
                        .java(Jni.class, ID)
                        .env("FERRULE_DEBUG", "true")
                        .run()
                        .errors())
                .containsSubsequence(
                        "ferrule: passed over " + cached + ": is not a regular file",
                        "ferrule: " + ID + "/mathlib 1.4.0 " + GNU + ", in a temporary folder");
    }
}
