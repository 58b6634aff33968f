package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.support.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The results of a plan.
 *
 * @param outcomes one for each target, in the order of the plan
 */
public record BuildReport(List<Outcome> outcomes) {

    public BuildReport {
        outcomes = List.copyOf(outcomes);
    }

    /** The result of one target. */
    public sealed interface Outcome {
        /** Formats the target, its backend, the seconds of its cargo process, and the result as one line. */
        String describe();
    }

    /**
     * A library that was built.
     *
     * @param library the library
     * @param origin the file that cargo made, in its own folder
     * @param duration of the cargo process
     * @param upToDate true if cargo had nothing to compile
     */
    public record Built(BuiltLibrary library, Path origin, Duration duration, boolean upToDate) implements Outcome {
        @Override
        public String describe() {
            return row(
                    library.target(),
                    library.provenance().backend(),
                    seconds(duration),
                    String.format(Locale.ROOT, "%,d", library.fingerprint().size()),
                    upToDate ? "up to date" : "built");
        }
    }

    /** The library could not be built. */
    public record Failed(String target, String backend, Problem problem, Duration duration) implements Outcome {
        @Override
        public String describe() {
            return row(target, backend, seconds(duration), "-", "FAILED  " + problem.code());
        }
    }

    /** Formats the outcomes as a table; the seconds of targets that were built together are those of all of them. */
    public List<String> table() {
        return Stream.concat(
                        Stream.of(row("target", "backend", "seconds", "bytes", "result")),
                        outcomes.stream().map(Outcome::describe))
                .toList();
    }

    private static String row(Object target, String backend, String seconds, String bytes, String result) {
        return String.format("%-36s  %-8s  %7s  %12s  %s", target, backend, seconds, bytes, result);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }

    /** Returns the libraries that were built. */
    public List<BuiltLibrary> libraries() {
        return outcomes.stream()
                .filter(Built.class::isInstance)
                .map(built -> ((Built) built).library())
                .toList();
    }

    /** Returns the problems, each once. */
    public List<Problem> problems() {
        return outcomes.stream()
                .filter(Failed.class::isInstance)
                .map(failed -> ((Failed) failed).problem())
                .distinct()
                .toList();
    }
}
