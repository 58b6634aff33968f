package io.github.ferrule.loader.compare;

import io.github.ferrule.loader.program.InterruptedPeer;
import io.github.ferrule.loader.program.Pair;
import io.github.ferrule.loader.program.Peer;
import io.github.ferrule.loader.testing.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other libraries in the process or on the machine, and the system calls of loading. */
final class IsolationScenarios {
    private static final int OTHER_USER = 1000;
    private static final Pattern OPENED = Pattern.compile("open(?:at)?\\(.*?\"(.*?)\", ([A-Z_|]+)");
    private static final Pattern STARTED = Pattern.compile("execve\\(\"([^\"]+)\"");

    private IsolationScenarios() {}

    static String decoy(ContestantRun stand) {
        return ContestantRun.words(
                stand.java().env("LD_LIBRARY_PATH", stand.libraries().decoys()).run());
    }

    static String plantedFolder(ContestantRun stand) throws Exception {
        if (stand.contestant().folder() == null) {
            return "has none";
        }
        Path planted = stand.world().home().resolve(stand.contestant().folder());
        Files.createDirectories(planted);
        Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setAttribute(planted, "unix:uid", OTHER_USER);
        Outcome outcome = stand.java().run();
        if (!ContestantRun.loaded(outcome)) {
            return "fails";
        }
        return outcome.output().contains("mapped " + planted) ? "uses it" : "does not use it";
    }

    static String folderCalledMusl(ContestantRun stand) {
        return ContestantRun.words(stand.java()
                .env("LD_PRELOAD", stand.libraries().inAFolderCalledMusl())
                .run());
    }

    static String interruptedThread(ContestantRun stand) {
        return ContestantRun.words(
                stand.java(InterruptedPeer.class, stand.libraries().jar()).run());
    }

    static String muslBeforeGnu(ContestantRun stand) {
        return ContestantRun.words(stand.java(
                        Peer.class,
                        stand.libraries().muslJar(),
                        stand.libraries().jar())
                .run());
    }

    static String twoClassLoaders(ContestantRun stand) {
        Path natives = stand.libraries().jar();
        Outcome outcome = pair(stand, natives, natives);
        long loaded = outcome.output()
                .lines()
                .filter(line -> line.startsWith("version 7 calls 7") || line.startsWith("version own"))
                .count();
        return loaded == 2 ? "loads" : loaded == 1 ? "the second fails" : "fails";
    }

    static String twoVersions(ContestantRun stand) {
        Outcome outcome = pair(stand, stand.libraries().jar(), stand.libraries().nextJar());
        if (outcome.output().contains("version 8 calls 8")) {
            return "kept apart";
        }
        return outcome.output().contains("version 8 calls 7") ? "one calls the other" : "fails";
    }

    private static Outcome pair(ContestantRun stand, Path first, Path second) {
        return stand.java(Pair.class).args(first.toString(), second.toString()).run();
    }

    static String startedProcesses(ContestantRun stand) throws Exception {
        Set<String> started = new TreeSet<>();
        for (String line : trace(stand)) {
            Matcher call = STARTED.matcher(line);
            // A search of the PATH asks for files that are not there.
            if (call.find() && Files.exists(Path.of(call.group(1)))) {
                started.add(Path.of(call.group(1)).getFileName().toString());
            }
        }
        // The JVM starts every child by a helper of its own.
        started.removeAll(List.of("java", "jspawnhelper"));
        return started.isEmpty() ? "none" : String.join(", ", started);
    }

    /** Returns true if it creates every file with O_EXCL. */
    static String exclusive(ContestantRun stand) throws Exception {
        Set<String> known = new HashSet<>();
        int made = 0;
        for (String line : trace(stand)) {
            Matcher call = OPENED.matcher(line);
            boolean creates = call.find()
                    && call.group(2).contains("O_CREAT")
                    && call.group(1).startsWith(stand.world().root().toString());
            if (creates && known.add(call.group(1))) {
                made++;
                if (!call.group(2).contains("O_EXCL")) {
                    return "no";
                }
            }
        }
        return made == 0 ? "makes none" : "yes";
    }

    private static List<String> trace(ContestantRun stand) throws Exception {
        Path log = stand.world().root().resolve("strace.log");
        stand.java()
                .under(
                        "strace",
                        "-f",
                        "-qq",
                        "-s",
                        "4096",
                        "-o",
                        log.toString(),
                        "-e",
                        "trace=execve,openat,open,creat")
                .run()
                .printed();
        return Files.readAllLines(log);
    }

    static String missingLibrary(ContestantRun stand) {
        Outcome outcome = stand.java(Peer.class, stand.libraries().mainJar()).run();
        return (outcome.output() + outcome.errors()).contains("<classifier>linux-x86_64</classifier>") ? "yes" : "no";
    }

    static String newerGlibc(ContestantRun stand) {
        Outcome outcome = stand.java(Peer.class, stand.libraries().futureJar()).run();
        String said = outcome.output() + outcome.errors();
        boolean needed = said.contains("9.99");
        boolean found = said.matches("(?s).*this is 2\\.\\d+.*");
        return ContestantRun.loaded(outcome)
                ? "loads"
                : needed && found ? "both" : needed ? "the needed one" : "neither";
    }
}
