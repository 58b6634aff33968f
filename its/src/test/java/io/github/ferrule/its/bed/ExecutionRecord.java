package io.github.ferrule.its.bed;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** Remembers what ran where, for the table at the end. */
public final class ExecutionRecord {

    private static final Collection<String> LINES = new ConcurrentSkipListSet<>();
    private static final Map<String, Set<String>> RUNTIMES = new ConcurrentHashMap<>();
    private static final Map<String, String> READERS = new ConcurrentHashMap<>();

    private ExecutionRecord() {}

    /** A library was loaded and called on its platform. */
    public static void executed(String target, String how) {
        LINES.add(String.format("  %-32s executed   %s", target, how));
    }

    /** A file was read and checked; nothing here can run it. */
    public static void inspected(String target, String how) {
        LINES.add(String.format("  %-32s inspected  %s", target, how));
    }

    /** A library was loaded and called; README.md's table of targets names the runtime. */
    public static void executedOn(String target, String runtime) {
        executed(target, runtime);
        RUNTIMES.computeIfAbsent(triple(target), unused -> new ConcurrentSkipListSet<>())
                .add(runtime);
    }

    /** A file was read by several readers, which README.md's table of targets names. */
    public static void readBy(String target, String readers) {
        inspected(target, "read by " + readers);
        READERS.put(triple(target), readers);
    }

    private static String triple(String target) {
        return target.replaceFirst("(\\.\\d+)+$", "");
    }

    static Collection<String> lines() {
        return LINES;
    }

    /** Returns README.md's table of targets: one row for each triple. */
    static Stream<String> table() {
        Stream<String> run = RUNTIMES.entrySet().stream()
                .map(proof -> row(proof.getKey(), "run by " + String.join(", ", proof.getValue())));
        Stream<String> read =
                READERS.entrySet().stream().map(proof -> row(proof.getKey(), "not run; read by " + proof.getValue()));
        Stream<String> rows = Stream.concat(run, read).sorted();
        return Stream.concat(Stream.of("| target | classifier | how the tests prove it |", "|---|---|---|"), rows);
    }

    private static String row(String triple, String proof) {
        return String.format(
                "| `%s` | `%s` | %s |", triple, TargetTriple.parse(triple).classifier(), proof);
    }
}
