package io.github.ferrule.plugin.audit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The result of an audit.
 *
 * @param subjects all audited libraries, including those without findings
 * @param made the checks that were made
 * @param notAudited the parts of the input that were not read, each with the reason
 * @param notChecked the checks that were made of some libraries only
 * @param findings the findings that are not ignored, library by library
 */
public record AuditReport(
        List<AuditSubject> subjects,
        Set<Check> made,
        List<String> notAudited,
        List<NotChecked> notChecked,
        List<Finding> findings) {

    /** Copies the lists. */
    public AuditReport {
        subjects = List.copyOf(subjects);
        made = Set.copyOf(made);
        notAudited = List.copyOf(notAudited);
        notChecked = List.copyOf(notChecked);
        findings = List.copyOf(findings);
    }

    /** Adds the findings of another check. */
    public AuditReport and(Check check, List<Finding> more) {
        Set<Check> all = EnumSet.of(check);
        all.addAll(made);
        return new AuditReport(
                subjects,
                all,
                notAudited,
                notChecked,
                Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** Adds parts of the input that were not read. */
    public AuditReport without(List<String> parts) {
        return new AuditReport(
                subjects,
                made,
                Stream.concat(notAudited.stream(), parts.stream()).toList(),
                notChecked,
                findings);
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

    /** Sorts the findings by library. */
    public CheckResults results() {
        return CheckResults.of(this);
    }

    /** Returns the findings that are good to know. */
    public List<Finding> infos() {
        return of(Severity.INFO);
    }

    private List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
