package io.github.ferrule.loader.compare;

import io.github.ferrule.loader.program.Peer;
import io.github.ferrule.loader.testing.Machine;
import io.github.ferrule.loader.testing.Outcome;
import io.github.ferrule.loader.testing.TestApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Folders that are hard to load from. */
final class FolderScenarios {
    private static final int NOBODY = 61234;

    private FolderScenarios() {}

    private static String mount(String options, Path... folders) {
        StringBuilder script = new StringBuilder();
        for (Path folder : folders) {
            script.append("mount -t tmpfs -o " + options + " tmpfs " + folder + "\n");
        }
        return script.toString();
    }

    private static String everywhere(ContestantRun stand, String options) {
        TestApplication world = stand.world();
        return mount(options, world.home(), world.temp(), Path.of("/var/tmp"), Path.of("/dev/shm"));
    }

    static String noexecTemp(ContestantRun stand) {
        return ContestantRun.wordsOfNoexec(stand.java()
                .afterMounting(mount("noexec", stand.world().temp()))
                .run());
    }

    static String noexecHome(ContestantRun stand) {
        return ContestantRun.wordsOfNoexec(stand.java()
                .afterMounting(mount("noexec", stand.world().home()))
                .run());
    }

    static String noexecEverywhere(ContestantRun stand) {
        return ContestantRun.wordsOfNoexec(
                stand.java().afterMounting(everywhere(stand, "noexec")).run());
    }

    static String noexecEverywhereOnANewJdk(ContestantRun stand) {
        return ContestantRun.wordsOfNoexec(onANewJdk(stand, "noexec"));
    }

    static String readOnlyHome(ContestantRun stand) {
        return ContestantRun.words(
                stand.java().afterMounting(mount("ro", stand.world().home())).run());
    }

    static String readOnlyTemp(ContestantRun stand) {
        return ContestantRun.words(
                stand.java().afterMounting(mount("ro", stand.world().temp())).run());
    }

    static String readOnlyEverywhereOnANewJdk(ContestantRun stand) {
        return ContestantRun.words(onANewJdk(stand, "ro"));
    }

    private static Outcome onANewJdk(ContestantRun stand, String options) {
        List<String> leave = List.of("--enable-native-access=ALL-UNNAMED");
        return stand.java(Machine.jdk(22), leave, Peer.class, stand.libraries().jar())
                .afterMounting(everywhere(stand, options))
                .run();
    }

    static String full(ContestantRun stand) {
        String script = mount("size=16k", stand.world().home(), stand.world().temp());
        return ContestantRun.words(stand.java().afterMounting(script).run());
    }

    static String links(ContestantRun stand) throws Exception {
        for (Path folder : List.of(stand.world().home(), stand.world().temp())) {
            Path real = folder.resolveSibling(folder.getFileName() + "-elsewhere");
            Files.move(folder, real);
            Files.createSymbolicLink(folder, real);
        }
        return ContestantRun.words(stand.java().run());
    }

    /** The world itself has such a name: see {@link ComparisonIT}. */
    static String oddNames(ContestantRun stand) throws Exception {
        Path jar = Files.copy(stand.libraries().jar(), stand.world().root().resolve("ü.jar"));
        return ContestantRun.words(
                stand.java(Peer.class, jar).env("LC_ALL", "C.UTF-8").run());
    }

    /** Started by cron, a JVM has the C locale. */
    static String unmappableHome(ContestantRun stand) throws Exception {
        Path home = Files.createDirectory(stand.world().root().resolve("jürgen"));
        return ContestantRun.words(stand.javaWithHome(home).env("LC_ALL", "C").run());
    }

    /** A preloaded {@code dlopen} refuses what is in the folder, as fapolicyd and SELinux do. */
    static String forbiddenFolder(ContestantRun stand) {
        String own = stand.contestant().folder();
        Path first = own == null ? stand.world().temp() : stand.world().home().resolve(own);
        return ContestantRun.words(stand.java()
                .env("LD_PRELOAD", stand.libraries().deny())
                .env("DENY", first + "/")
                .env("DENY_WORDS", "failed to map segment from shared object: Permission denied")
                .run());
    }

    static String noAccount(ContestantRun stand) throws Exception {
        Path work = Files.createDirectory(stand.world().root().resolve("work"));
        for (Path folder : List.of(work, stand.world().temp())) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Outcome outcome =
                stand.javaWithoutHome().in(work).env("HOME", "").asUser(NOBODY).run();
        boolean question = Files.exists(work.resolve("?"));
        return ContestantRun.words(outcome) + (question ? ", leaves a folder `?`" : "");
    }
}
