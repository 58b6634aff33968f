package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.surface.StoredSurface;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names the exported functions that a panic can leave: it would end the JVM, because it must not unwind into C or Java.
 *
 * @param stored the surface, with what its source shows
 * @param severities the severity of each finding
 */
public record PanicRule(StoredSurface stored, Severities severities) {

    private static final String RECIPES = "see  docs/panics.md  for recipes that turn a panic into a Java exception";

    /**
     * Returns one finding, or none.
     *
     * @param library the library, by its name in reports
     */
    public Stream<Finding> check(String library) {
        Severity severity = severities.of(FindingCode.UNCAUGHT_PANICS);
        int all = stored.surface().functions().size();
        if (severity == Severity.IGNORE || all == 0 || stored.unguarded().isEmpty() && !stored.panicAborts()) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                FindingCode.UNCAUGHT_PANICS,
                severity,
                library,
                stored.panicAborts() ? aborts() : unguarded(all),
                stored.panicAborts() ? List.of() : List.copyOf(stored.unguarded()),
                stored.panicAborts() ? "remove  panic = \"abort\"  from the profile; " + RECIPES : RECIPES));
    }

    private static String aborts() {
        return "the profile has panic = \"abort\", so every panic ends the process, and catch_unwind catches none";
    }

    private String unguarded(int all) {
        return "a panic in " + stored.unguarded().size() + " of " + all
                + " exported functions would end the process, because their source shows nothing that catches it";
    }
}
