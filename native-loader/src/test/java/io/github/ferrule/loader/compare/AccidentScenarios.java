package io.github.ferrule.loader.compare;

import io.github.ferrule.loader.program.Halt;
import io.github.ferrule.loader.program.Peer;
import io.github.ferrule.loader.testing.ChildProcess;
import io.github.ferrule.loader.testing.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes that are killed, files that are damaged, and many starts at once. */
final class AccidentScenarios {
    private static final int AT_ONCE = 16;

    private AccidentScenarios() {}

    static String leftByAnEnd(ContestantRun stand) {
        return left(stand, Peer.class);
    }

    static String leftByAKill(ContestantRun stand) {
        return left(stand, Halt.class);
    }

    private static String left(ContestantRun stand, Class<?> program) {
        stand.java(program, stand.libraries().jar()).run().printed();
        int first = stand.files().size();
        stand.java(program, stand.libraries().jar()).run().printed();
        int more = stand.files().size() - first;
        return more > 0 ? more + " more each start" : first == 0 ? "none" : "its cache";
    }

    /** Kills it while it writes, and says what becomes of the next start. */
    static String killedWhileItWrites(ContestantRun stand) throws Exception {
        kill(stand);
        return ContestantRun.words(stand.java().run());
    }

    /** Counts the files that are left after two days, when the next release of the library has been loaded. */
    static String partOfAFile(ContestantRun stand) throws Exception {
        kill(stand);
        Map<Path, Long> parts = stand.files();
        for (Path folder : List.of(stand.world().home(), stand.world().temp())) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : (Iterable<Path>) all::iterator) {
                    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));
                }
            }
        }
        stand.java(Peer.class, stand.libraries().nextJar()).run().printed();
        Map<Path, Long> now = stand.files();
        boolean stays = parts.entrySet().stream()
                .anyMatch(part -> part.getValue() > 0 && part.getValue().equals(now.get(part.getKey())));
        return stays ? "stays" : "removed";
    }

    private static void kill(ContestantRun stand) {
        String injection =
                "write,pwrite64:signal=SIGKILL:when=" + stand.contestant().writes();
        Outcome outcome = stand.java()
                .under(
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=write,pwrite64",
                        "-e",
                        "inject=" + injection)
                .run();
        if (outcome.status() == 0
                || outcome.output().contains("version")
                || stand.files().isEmpty()) {
            throw new AssertionError(stand.contestant() + " was not killed while it wrote: " + outcome.output());
        }
    }

    /** Puts another library into the place of the file that it keeps, of the same size and date. */
    static String exchangedFile(ContestantRun stand) throws Exception {
        Path kept = kept(stand);
        if (kept == null) {
            return "keeps none";
        }
        byte[] content = Files.readAllBytes(kept);
        content[content.length - 1] ^= 1;
        return rewritten(stand, kept, content);
    }

    static String truncatedFile(ContestantRun stand) throws Exception {
        Path kept = kept(stand);
        return kept == null ? "keeps none" : rewritten(stand, kept, new byte[10]);
    }

    private static String rewritten(ContestantRun stand, Path kept, byte[] content) throws Exception {
        FileTime date = Files.getLastModifiedTime(kept);
        var mode = Files.getPosixFilePermissions(kept);
        Files.delete(kept);
        Files.write(kept, content);
        Files.setPosixFilePermissions(kept, mode);
        Files.setLastModifiedTime(kept, date);
        Outcome outcome = stand.java().run();
        boolean same = java.util.Arrays.equals(content, Files.readAllBytes(kept));
        return ContestantRun.loaded(outcome) ? same ? "loads it" : "replaces it" : "fails";
    }

    private static Path kept(ContestantRun stand) {
        stand.java().run().printed();
        return stand.files().keySet().stream()
                .filter(file ->
                        file.toString().endsWith(".so") && !file.toString().contains("jnidispatch"))
                .findFirst()
                .orElse(null);
    }

    /** The last byte of the library in its jar is changed, and the CRC is not adjusted. */
    static String damagedEntry(ContestantRun stand) throws Exception {
        Path jar = DamageScenarios.lastByteOfTheLibrary(stand);
        return ContestantRun.loaded(stand.java(Peer.class, jar).run()) ? "loads it" : "refuses it";
    }

    /** How many load; what they leave depends on who is first, so it is asked of ours alone, by {@code CacheIT}. */
    static String manyAtOnce(ContestantRun stand) throws Exception {
        List<Process> processes = new ArrayList<>();
        Path logs = Files.createDirectory(stand.world().root().resolve("logs"));
        for (int i = 0; i < AT_ONCE; i++) {
            ChildProcess child = stand.java();
            processes.add(child.start(logs.resolve("out" + i), logs.resolve("err" + i)));
        }
        int loaded = 0;
        for (int i = 0; i < AT_ONCE; i++) {
            if (!processes.get(i).waitFor(120, TimeUnit.SECONDS)) {
                throw new AssertionError("no end: " + stand.contestant());
            }
            loaded += Files.readString(logs.resolve("out" + i)).contains("version") ? 1 : 0;
        }
        return loaded + " load";
    }
}
