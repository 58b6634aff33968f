package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.Policy;
import io.github.ferrule.plugin.audit.Severities;
import io.github.ferrule.plugin.problem.FerruleException;
import io.github.ferrule.plugin.problem.Problem;
import io.github.ferrule.plugin.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the configuration of the goals that audit makes of the policy. */
final class AuditPolicy {

    private AuditPolicy() {}

    /**
     * Parses the configuration; null stands for nothing.
     *
     * @param findings levels by finding
     * @param allowedLibraries what may be needed although the platform does not have it
     * @throws FerruleException if a finding or a level does not exist
     */
    static Policy parse(Map<String, String> findings, List<String> allowedLibraries) {
        try {
            return Policy.STANDARD
                    .with(Severities.parse(findings == null ? Map.of() : findings))
                    .alsoAllowing(allowedLibraries == null ? Set.of() : Set.copyOf(allowedLibraries));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.INVALID_OPTION, "findings: " + e.getMessage())
                    .remedy("write, for example,  <findings><glibc-too-new>warn</glibc-too-new></findings>")
                    .asException();
        }
    }
}
