package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.Policy;
import io.github.ferrule.plugin.audit.Severities;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses the configuration of the goals that audit into a policy. */
final class AuditParameters {

    private static final String DEPLOYMENT_TARGET = "MACOSX_DEPLOYMENT_TARGET";

    private AuditParameters() {}

    /**
     * Parses the oldest macOS to support; null means the default.
     *
     * @throws FerruleException if it is not a version
     */
    private static VersionNumber oldestMacOs(String configured) {
        if (configured == null) {
            return Optional.ofNullable(System.getenv(DEPLOYMENT_TARGET))
                    .flatMap(VersionNumber::parse)
                    .filter(built -> built.isAfter(Policy.STANDARD.macOs()))
                    .orElse(Policy.STANDARD.macOs());
        }
        return VersionNumber.parse(configured)
                .orElseThrow(() -> Problem.of(
                                ProblemCode.INVALID_OPTION, "oldestMacos: '" + configured + "' is not a version")
                        .remedy("write, for example,  <oldestMacos>13.0</oldestMacos>")
                        .asException());
    }

    /**
     * Parses the configuration; null means that an element is missing.
     *
     * @param findings severities by finding
     * @param allowedLibraries files that libraries may depend on, although the platform does not provide them
     * @param allowedSymbols imported symbols that the process provides
     * @param oldestMacos the oldest macOS to support
     * @throws FerruleException if a finding or a severity does not exist, or the macOS is not a version
     */
    static Policy parse(
            Map<String, String> findings,
            List<String> allowedLibraries,
            List<String> allowedSymbols,
            String oldestMacos) {
        VersionNumber macOs = oldestMacOs(oldestMacos);
        try {
            return Policy.STANDARD
                    .with(Severities.parse(findings == null ? Map.of() : findings))
                    .alsoAllowing(
                            allowedLibraries == null ? Set.of() : Set.copyOf(allowedLibraries),
                            allowedSymbols == null ? Set.of() : Set.copyOf(allowedSymbols))
                    .withMacOs(macOs);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.INVALID_OPTION, "findings: " + e.getMessage())
                    .remedy("write, for example,  <findings><glibc-too-new>warn</glibc-too-new></findings>")
                    .asException();
        }
    }
}
