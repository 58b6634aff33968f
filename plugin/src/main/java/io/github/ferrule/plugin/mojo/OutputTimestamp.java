package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Parses {@code project.build.outputTimestamp} as Maven's own plugins do. */
final class OutputTimestamp {

    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0, 0);

    private OutputTimestamp() {}

    static long epochSecond(String text) {
        return parse(text).toEpochSecond(ZoneOffset.UTC);
    }

    static LocalDateTime parse(String text) {
        if (text == null || text.length() < 2) {
            return EARLIEST; // a single letter disables the feature, so that a child can override its parent
        }
        try {
            Instant instant = text.matches("\\d+")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
            LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            return time.isBefore(EARLIEST) ? EARLIEST : time;
        } catch (DateTimeException | NumberFormatException e) {
            throw Problem.of(ProblemCode.INVALID_OPTION, "project.build.outputTimestamp: '" + text + "' is not a time")
                    .remedy(
                            "write  <project.build.outputTimestamp>2026-01-31T12:00:00Z</project.build.outputTimestamp>")
                    .asException();
        }
    }
}
