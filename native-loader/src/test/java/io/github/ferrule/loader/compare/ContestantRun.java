package io.github.ferrule.loader.compare;

import io.github.ferrule.loader.program.Peer;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Outcome;
import io.github.ferrule.loader.testing.TestApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One contestant in one scenario: in a world of its own, with an empty home and temporary folder. */
final class ContestantRun {
    private final Contestant contestant;
    private final Libraries libraries;
    private final Path jdk;
    private final TestApplication world;

    ContestantRun(Contestant contestant, Libraries libraries, Path jdk, Path root) throws Exception {
        this.contestant = contestant;
        this.libraries = libraries;
        this.jdk = jdk;
        this.world = new TestApplication(Files.createDirectories(root));
        world.onClassPath(libraries.peers().toArray(new Path[0]));
    }

    Contestant contestant() {
        return contestant;
    }

    Libraries libraries() {
        return libraries;
    }

    TestApplication world() {
        return world;
    }

    /** Loads the library of version 7. */
    ChildProcess java() {
        return java(Peer.class, libraries.jar());
    }

    /** Runs a program with these jars before all others. */
    ChildProcess java(Class<?> program, Path... first) {
        return java(jdk, List.of(), program, first);
    }

    ChildProcess java(Path home, List<String> options, Class<?> program, Path... first) {
        return child(home, program, first, options, "-Duser.home=" + world.home());
    }

    /** As a user whose home the JVM does not know. */
    ChildProcess javaWithoutHome() {
        return child(jdk, Peer.class, new Path[] {libraries.jar()}, List.of());
    }

    /** As a user with this home. */
    ChildProcess javaWithHome(Path home) {
        return child(jdk, Peer.class, new Path[] {libraries.jar()}, List.of(), "-Duser.home=" + home);
    }

    private ChildProcess child(Path home, Class<?> program, Path[] first, List<String> options, String... more) {
        StringBuilder path = new StringBuilder();
        for (Path jar : first) {
            path.append(jar).append(':');
        }
        ChildProcess child = new ChildProcess(home.resolve("bin/java").toString());
        child.args("-Djava.io.tmpdir=" + world.temp(), "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");
        child.args(more).args(options.toArray(new String[0]));
        child.args("-cp", path + world.classPath(), program.getName(), contestant.argument());
        return child.args(world.root().toString()).in(world.root());
    }

    /** Returns true if the process ended normally and called the right library. */
    static boolean loaded(Outcome outcome) {
        return outcome.status() == 0
                && (outcome.output().contains("version 7 calls 7")
                        || outcome.output().contains("version own"));
    }

    /** {@code loads} or {@code fails}; where a decoy was loaded, that. */
    static String words(Outcome outcome) {
        if (outcome.output().contains("version 99")) {
            return "loads the decoy";
        }
        return loaded(outcome) ? "loads" : "fails";
    }

    /** Returns the part of its error message that mentions the mount. */
    static String wordsOfNoexec(Outcome outcome) {
        boolean told = (outcome.output() + outcome.errors()).contains("noexec");
        return loaded(outcome) ? "loads" : told ? "fails, says noexec" : "fails";
    }

    /** The files in the home and temporary folder, with their sizes. */
    Map<Path, Long> files() {
        Map<Path, Long> files = new TreeMap<>();
        for (Path folder : List.of(world.home(), world.temp())) {
            for (Path file : TestApplication.files(folder)) {
                files.put(file, size(file));
            }
        }
        return files;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
