package io.github.ferrule.plugin.support.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Ends a goal with one or more errors that the user can fix. */
public final class FerruleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public FerruleException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Returns the errors, one for each target or cause, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }
}
