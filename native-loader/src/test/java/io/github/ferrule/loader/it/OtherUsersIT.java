package io.github.ferrule.loader.it;

import static io.github.ferrule.loader.testing.TestBundle.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.loader.program.Jni;
import io.github.ferrule.loader.program.TwiceWithPause;
import io.github.ferrule.loader.testing.CLibrary;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Condition;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.Outcome;
import io.github.ferrule.loader.testing.TestApplication;
import io.github.ferrule.loader.testing.TestBundle;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders, links and files of another user, of a group, and of an unknown user. */
class OtherUsersIT {
    private static final int OTHER_USER = 30001;
    private static final int OTHER = 30002;
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    private TestApplication world;
    private CLibrary library;

    @BeforeEach
    void aBundleOnTheClassPath() throws Exception {
        Machine.needs("setpriv");
        Machine.needsRoot();
        library = CLibrary.large(folder.resolve("c"), 7, 1 << 20);
        world = new TestApplication(folder)
                .onClassPath(new TestBundle().gnu(library).jar(folder.resolve("natives.jar")));
    }

    private Path make(String name, int owner, String mode) throws Exception {
        Path made = Files.createDirectory(folder.resolve(name));
        run("chown", owner + ":" + owner, made.toString());
        run("chmod", mode, made.toString());
        return made;
    }

    private static void run(String... command) {
        new ChildProcess(command).run().printed();
    }

    private Path link(String name, int owner, Path target) throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve(name), target);
        run("chown", "-h", owner + ":" + owner, link.toString());
        return link;
    }

    /** Puts a file with the size and the CRC-32 of the library, but other bytes, where a cache would have it. */
    private Path plant(Path entries, int owner) throws Exception {
        byte[] content = Files.readAllBytes(library.file());
        String entry = TestBundle.sha256(content).substring(0, 32);
        Forgery.changeKeepingCrc(content);
        Path planted = Files.createDirectories(entries.resolve(entry)).resolve("libmathlib.so");
        Files.write(planted, content);
        run("chmod", "-R", "755", entries.toString());
        run("chown", "-R", owner + ":" + owner, entries.toString());
        return planted;
    }

    private void loadsFromATemporaryFolder(ChildProcess child) {
        child.run().printed().contains("in a temporary folder", "version 7");
    }

    @Test
    void aCacheBehindALinkOfAnotherUserIsNotUsed() throws Exception {
        Path own = make("own", 0, "755");
        Path link = link("link", OTHER_USER, own);
        loadsFromATemporaryFolder(world.java(Jni.class, ID).env("XDG_CACHE_HOME", link));
        loadsFromATemporaryFolder(world.java(Jni.class, ID).env("FERRULE_CACHE", link));
        loadsFromATemporaryFolder(world.java(Jni.class, ID).env("FERRULE_CACHE", link.resolve("deeper")));
        assertThat(own).isEmptyDirectory();
    }

    @Test
    void aLinkOfAnotherUserInAStickyFolderIsNotFollowed() throws Exception {
        Path shared = make("shared", 0, "1777");
        Path own = make("own", OTHER, "700");
        Path link = link("shared/link", OTHER_USER, own);
        loadsFromATemporaryFolder(
                world.java(Jni.class, ID).env("FERRULE_CACHE", link).asUser(OTHER));
        assertThat(own).isEmptyDirectory();
        assertThat(shared)
                .isDirectoryNotContaining(file -> file.getFileName().toString().equals("v1"));
    }

    @Test
    void aLinkOfOurOwnIsResolvedOnceAndTheRealFileIsLoaded() throws Exception {
        Path real = make("real", 0, "700");
        Path link = link("link", 0, Path.of("hop"));
        link("hop", 0, real);
        world.java(Jni.class, ID)
                .env("FERRULE_CACHE", link)
                .run()
                .printed()
                .contains("just put into the cache: " + real.toRealPath() + "/v1/", "version 7");
    }

    @Test
    void linksThatLeadToEachOtherEnd() throws Exception {
        Path link = link("one", 0, Path.of("two"));
        link("two", 0, Path.of("one"));
        loadsFromATemporaryFolder(world.java(Jni.class, ID).env("FERRULE_CACHE", link));
    }

    @ParameterizedTest
    @ValueSource(strings = {"777", "775", "757"})
    void aCacheBelowAFolderThatOthersMayWriteToIsNotUsed(String mode) throws Exception {
        Path shared = make("shared", 0, mode);
        Path cache = make("shared/cache", 0, "700");
        plant(Files.createDirectory(cache.resolve("v1")), 0);
        loadsFromATemporaryFolder(world.java(Jni.class, ID).env("FERRULE_CACHE", cache));
        world.java(JAVA, Jni.class, List.of("-Dferrule.extract=cache"), ID)
                .env("FERRULE_CACHE", cache)
                .run()
                .complained()
                .contains("FERRULE-208", shared + ": others may write to it (mode " + mode + ")");
    }

    @Test
    void aCacheBelowAFolderOfAnotherUserIsNotUsed() throws Exception {
        Path others = make("others", OTHER_USER, "755");
        Path cache = make("others/cache", 0, "700");
        loadsFromATemporaryFolder(world.java(Jni.class, ID).env("FERRULE_CACHE", cache));
        world.java(JAVA, Jni.class, List.of("-Dferrule.extract=cache"), ID)
                .env("FERRULE_CACHE", cache)
                .run()
                .complained()
                .contains(others + ": belongs to uid 30001, and this process is uid 0");
    }

    @Test
    void aFolderLikeTmpServesWhereOursWasThereFirst() throws Exception {
        Path shared = make("shared", 0, "1777");
        Path cache = make("shared/cache", 0, "700");
        world.java(Jni.class, ID).env("FERRULE_CACHE", cache).run().printed().contains("just put into the cache: ");
        make("shared/theirs", OTHER_USER, "755");
        loadsFromATemporaryFolder(world.java(Jni.class, ID).env("FERRULE_CACHE", shared.resolve("theirs")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"777", "775"})
    void aTemporaryFolderThatOthersCanRenameIsPassedOver(String mode) throws Exception {
        Path open = make("open", 0, mode);
        world.java(JAVA, Jni.class, List.of("-Dferrule.extract=temp", "-Djava.io.tmpdir=" + open), ID)
                .run()
                .printed()
                .contains("in a temporary folder: /var/tmp/ferrule-natives-", "version 7");
        run("chmod", "+t", open.toString());
        world.java(JAVA, Jni.class, List.of("-Dferrule.extract=temp", "-Djava.io.tmpdir=" + open), ID)
                .run()
                .printed()
                .contains("in a temporary folder: " + open.toRealPath());
    }

    @Test
    void nothingIsMadeInAFolderOfAnotherUser() throws Exception {
        Path home = make("bob", OTHER_USER, "755");
        loadsFromATemporaryFolder(world.java(Jni.class, ID).env("XDG_CACHE_HOME", home.resolve(".cache")));
        assertThat(home).isEmptyDirectory();
        make("bob/.cache", OTHER_USER, "755");
        loadsFromATemporaryFolder(world.java(Jni.class, ID).env("XDG_CACHE_HOME", home.resolve(".cache")));
        assertThat(home.resolve(".cache")).isEmptyDirectory();
    }

    @Test
    void nothingIsMadeWhereALinkInTheCacheLeads() throws Exception {
        Path precious = make("precious", 0, "755");
        Path cache = make("cache", 0, "700");
        link("cache/ferrule", OTHER_USER, precious);
        loadsFromATemporaryFolder(world.java(Jni.class, ID).env("XDG_CACHE_HOME", cache));
        assertThat(precious).isEmptyDirectory();
    }

    /** In a user namespace that maps one user every other one has the same number, that of "nobody". */
    @Test
    void ownersThatANamespaceDoesNotMapAreOtherUsers() throws Exception {
        Machine.needsUserNamespaces();
        Path cache = make("cache", OTHER_USER, "755");
        plant(Files.createDirectory(cache.resolve("v1")), OTHER_USER);
        for (String shown : List.of("65534", "1234", "0")) {
            loadsFromATemporaryFolder(world.java(Jni.class, ID)
                    .env("FERRULE_CACHE", cache)
                    .under("unshare", "-U", "--map-user=" + shown, "--map-group=" + shown)
                    .asUser(OTHER));
        }
        loadsFromATemporaryFolder(world.java(Jni.class, ID)
                .env("FERRULE_CACHE", cache)
                .under("unshare", "-U")
                .asUser(OTHER));
    }

    @Test
    void theSweepFollowsNoLink() throws Exception {
        Path victim = make("victim", 0, "700");
        Path precious = aged(Files.createFile(victim.resolve("id_rsa")));
        Path cache = make("cache", 0, "700");
        make("cache/v1", 0, "700");
        make("cache/v1/entry", 0, "700");
        aged(link("cache/v1/link", 0, victim));
        aged(link("cache/v1/entry/link", 0, victim));
        aged(link("cache/v1/entry/file", 0, precious));
        world.java(Jni.class, ID).env("FERRULE_CACHE", cache).run().printed().contains("just put into the cache: ");
        assertThat(precious).exists();
        assertThat(cache.resolve("v1/entry/file")).doesNotExist();
    }

    @Test
    void leftoversInATemporaryFolderAreRemovedAndLinksNotFollowed() throws Exception {
        Path victim = make("victim", 0, "700");
        Path precious = aged(Files.createFile(victim.resolve("id_rsa")));
        Path leftover = Files.createDirectory(world.temp().resolve("ferrule-natives-4194305-1"));
        Files.createFile(leftover.resolve("libx.so"));
        aged(Files.createSymbolicLink(leftover.resolve("link"), victim));
        aged(leftover);
        Path linked = aged(Files.createSymbolicLink(world.temp().resolve("ferrule-natives-4194305-2"), victim));
        Path foreign = Files.createDirectory(world.temp().resolve("ferrule-natives-4194305-3"));
        run("chown", Integer.toString(OTHER_USER), foreign.toString());
        aged(foreign);
        world.java(JAVA, Jni.class, List.of("-Dferrule.extract=temp"), ID).run().printed();
        assertThat(leftover).doesNotExist();
        assertThat(precious).exists();
        assertThat(Files.isSymbolicLink(linked)).isTrue();
        assertThat(foreign).exists();
    }

    private static Path aged(Path path) {
        run("touch", "-h", "-d", Instant.now().minus(70, ChronoUnit.DAYS).toString(), path.toString());
        return path;
    }

    @Test
    void whatWasInATemporaryFolderIsGoneWhenTheJvmEnds() {
        world.java(JAVA, Jni.class, List.of("-Dferrule.extract=temp"), ID)
                .run()
                .printed()
                .contains(world.temp().toString());
        assertThat(world.temp()).isEmptyDirectory();
    }

    /** The kernel shows a removed file as "… (deleted)", and System.load would open a file of that name. */
    @Test
    void nobodyCanMakeAFileOfTheNameThatARemovedOneHas() throws Exception {
        Path shared = make("shared", 0, "1777");
        Path go = folder.resolve("go");
        Path output = folder.resolve("output");
        Process java = world.java(
                        Path.of(System.getProperty("java.home")),
                        TwiceWithPause.class,
                        List.of("-Djava.io.tmpdir=" + shared, "-Dferrule.extract=temp"),
                        ID,
                        go.toString())
                .asUser(OTHER)
                .start(output, folder.resolve("errors"));
        try {
            String removed = removedFile(java);
            Path evil = CLibrary.returning(folder.resolve("evil"), 99).file();
            String plant = "mkdir -p \"$(dirname \"$0\")\"; cp \"$1\" \"$0\"";
            Outcome attack = new ChildProcess("sh", "-c", plant, removed, evil.toString())
                    .asUser(OTHER_USER)
                    .run();
            assertThat(attack.status()).as("the file can be made").isNotZero();
            Files.createFile(go);
            assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(output)).contains("version 7").doesNotContain("version 99");
            assertThat(shared).isEmptyDirectory();
        } finally {
            java.destroyForcibly().waitFor();
        }
    }

    /** Waits for the library that the process has opened and removed. */
    private static String removedFile(Process java) throws Exception {
        AtomicReference<String> removed = new AtomicReference<>();
        Condition.await("the process has removed its file", () -> {
            findRemovedFile(java).ifPresent(removed::set);
            return removed.get() != null || !java.isAlive();
        });
        return Optional.ofNullable(removed.get()).orElseThrow(() -> new AssertionError("the process has ended"));
    }

    private static Optional<String> findRemovedFile(Process java) {
        Path descriptors = Path.of("/proc", Long.toString(java.pid()), "fd");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : all) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.endsWith("libmathlib.so (deleted)")) {
                    return Optional.of(target);
                }
            }
            return Optional.empty();
        } catch (IOException | DirectoryIteratorException closedMeanwhile) {
            return Optional.empty();
        }
    }
}
