package io.github.ferrule.plugin.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the audit of some libraries found.
 *
 * @param subjects all of them, also those without findings
 * @param findings those that are not ignored, library by library
 */
public record AuditReport(List<AuditSubject> subjects, List<Finding> findings) {

    /** Copies the lists. */
    public AuditReport {
        subjects = List.copyOf(subjects);
        findings = List.copyOf(findings);
    }

    /** The same with findings of others. */
    public AuditReport and(List<Finding> more) {
        return new AuditReport(
                subjects, Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** Whether nothing stands in the way of packing these libraries. */
    public boolean passed() {
        return errors().isEmpty();
    }

    /** The findings that fail the build. */
    public List<Finding> errors() {
        return of(Severity.ERROR);
    }

    /** The findings that are only reported. */
    public List<Finding> warnings() {
        return of(Severity.WARN);
    }

    /** The findings about one library. */
    public List<Finding> findings(AuditSubject subject) {
        return findings.stream()
                .filter(finding -> finding.library().equals(subject.name()))
                .toList();
    }

    private List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
