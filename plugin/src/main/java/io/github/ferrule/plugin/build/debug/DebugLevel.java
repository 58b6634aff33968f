package io.github.ferrule.plugin.build.debug;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much a debugger is told. */
public enum DebugLevel {
    /** Nothing is set apart; libraries are as the profile makes them. */
    NONE("none"),
    /** Functions, files and lines: enough for a stack trace. */
    LINES("line-tables-only"),
    /** Variables and types too; several times as large. */
    FULL("full");

    private final String cargo;

    DebugLevel(String cargo) {
        this.cargo = cargo;
    }

    /**
     * Parses what the user wrote.
     *
     * @throws FerruleException if it is none of these
     */
    public static DebugLevel parse(String text) {
        return Arrays.stream(values())
                .filter(level -> level.id().equalsIgnoreCase(text.trim()))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.INVALID_OPTION,
                                "debugSymbols: '" + text + "' is not one of "
                                        + Arrays.stream(values())
                                                .map(DebugLevel::id)
                                                .collect(Collectors.joining(", ")))
                        .remedy("write  <debugSymbols>lines</debugSymbols>")
                        .asException());
    }

    /** The value of {@code debug} in a cargo profile. */
    String cargo() {
        return cargo;
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
