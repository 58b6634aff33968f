package io.github.ferrule.plugin.build.debug;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The amount of information for debuggers. */
public enum DebugLevel {
    /** Separates nothing; libraries stay as the profile makes them. */
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
     * Parses a value of the configuration.
     *
     * @throws FerruleException if the value is unknown
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

    /** Returns the value of {@code debug} in a cargo profile. */
    String cargo() {
        return cargo;
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
