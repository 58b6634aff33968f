package io.github.ferrule.plugin.support.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Ends a goal with one or more problems that the user can mend. */
public final class FerruleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public FerruleException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** What went wrong, one entry a target or cause, in the order in which it was found. */
    public List<Problem> problems() {
        return problems;
    }
}
