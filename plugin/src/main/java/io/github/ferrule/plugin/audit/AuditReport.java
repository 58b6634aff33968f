package io.github.ferrule.plugin.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of an audit.
 *
 * @param subjects all audited libraries, including those without findings
 * @param notAudited the parts of the input that were not read, each with the reason
 * @param findings the findings that are not ignored, library by library
 */
public record AuditReport(List<AuditSubject> subjects, List<String> notAudited, List<Finding> findings) {

    /** Copies the lists. */
    public AuditReport {
        subjects = List.copyOf(subjects);
        notAudited = List.copyOf(notAudited);
        findings = List.copyOf(findings);
    }

    /** Adds findings of other checks. */
    public AuditReport and(List<Finding> more) {
        return new AuditReport(
                subjects,
                notAudited,
                Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** Adds parts of the input that were not read. */
    public AuditReport without(List<String> parts) {
        return new AuditReport(
                subjects, Stream.concat(notAudited.stream(), parts.stream()).toList(), findings);
    }

    /** Returns true if there is no error, so that the libraries may be packed. */
    public boolean passed() {
        return errors().isEmpty();
    }

    /** Returns the findings that fail the build. */
    public List<Finding> errors() {
        return of(Severity.ERROR);
    }

    /** Returns the findings that are only reported. */
    public List<Finding> warnings() {
        return of(Severity.WARN);
    }

    private List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
