package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.Severities;
import io.github.ferrule.plugin.problem.FerruleException;
import io.github.ferrule.plugin.problem.Problem;
import io.github.ferrule.plugin.problem.ProblemCode;
import java.util.Map;

/** The {@code <findings>} of the goals that audit. */
final class FindingLevels {

    private FindingLevels() {}

    /**
     * Parses the levels.
     *
     * @param findings what the user wrote; null for nothing
     * @throws FerruleException if a finding or a level does not exist
     */
    static Severities parse(Map<String, String> findings) {
        try {
            return Severities.parse(findings == null ? Map.of() : findings);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.INVALID_OPTION, "findings: " + e.getMessage())
                    .remedy("write, for example,  <findings><glibc-too-new>warn</glibc-too-new></findings>")
                    .asException();
        }
    }
}
