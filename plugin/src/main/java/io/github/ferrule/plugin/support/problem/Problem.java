package io.github.ferrule.plugin.support.problem;

import io.github.ferrule.plugin.support.text.Printable;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes an error that the user can fix: what failed, the facts, and the line to paste.
 *
 * @param code the kind of problem, which leads to its entry in the documentation
 * @param what the failure and the target, in one line
 * @param facts the facts of the case, one per line
 * @param remedy the steps that fix it, one per line; commands and XML are ready to paste
 */
public record Problem(ProblemCode code, String what, List<String> facts, List<String> remedy) {

    private static final String INDENT =
            " ".repeat(ProblemCode.NO_MANIFEST.toString().length() + 2);

    public Problem {
        facts = List.copyOf(facts);
        remedy = List.copyOf(remedy);
    }

    /** Starts a description; facts and remedy follow. */
    public static Problem of(ProblemCode code, String what) {
        return new Problem(code, what, List.of(), List.of());
    }

    /** Adds a fact. */
    public Problem fact(String line) {
        return facts(List.of(line));
    }

    /** Adds facts. */
    public Problem facts(Collection<String> lines) {
        return new Problem(
                code, what, Stream.concat(facts.stream(), lines.stream()).toList(), remedy);
    }

    /** Adds a line of the remedy. */
    public Problem remedy(String line) {
        return remedies(List.of(line));
    }

    /** Adds lines of the remedy. */
    public Problem remedies(Collection<String> lines) {
        return new Problem(
                code,
                what,
                facts,
                Stream.concat(remedy.stream(), lines.stream()).toList());
    }

    /** Returns the exception that ends the goal. */
    public FerruleException asException() {
        return new FerruleException(List.of(this));
    }

    @Override
    public String toString() {
        return Printable.lines(Stream.concat(facts.stream(), remedy.stream())
                .flatMap(String::lines)
                .map(line -> System.lineSeparator() + INDENT + line)
                .collect(Collectors.joining("", code + "  " + what, "")));
    }
}
