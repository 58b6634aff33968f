package io.github.ferrule.plugin.audit.report;

import static java.util.stream.Collectors.joining;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.Severity;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of the tables in {@code docs/audit-survey.md}, from an audit that ran. */
public final class PublishedTable {

    private PublishedTable() {}

    /** The row of a whole jar. */
    public static String summary(String jar, AuditReport report) {
        return row(
                jar,
                report.subjects().size(),
                report.errors().size(),
                report.warnings().size(),
                glibc(report, "x86_64") + " / " + glibc(report, "aarch64"),
                highest(report, subject -> true, NativeBinary::minimumMacOs),
                codes(report.findings(), ", ", true));
    }

    /** A row for each of its libraries. */
    public static List<String> libraries(String jar, AuditReport report) {
        return LibrarySummary.of(report).stream()
                .map(facts -> row(
                        jar,
                        "`" + facts.library() + "`",
                        facts.needs().isEmpty() ? "-" : facts.needs(),
                        facts.exports().size(),
                        facts.megabytes(),
                        codes(findings(report, facts.library()), " ", false)))
                .toList();
    }

    private static List<Finding> findings(AuditReport report, String library) {
        return report.findings().stream()
                .filter(finding -> finding.library().equals(library))
                .toList();
    }

    private static String glibc(AuditReport report, String architecture) {
        return highest(
                report,
                subject -> subject.triple()
                        .filter(triple -> triple.architecture().canonicalName().equals(architecture))
                        .isPresent(),
                NativeBinary::glibc);
    }

    private static String highest(
            AuditReport report,
            Predicate<AuditSubject> wanted,
            Function<NativeBinary, Optional<VersionNumber>> version) {
        return report.subjects().stream()
                .filter(wanted)
                .flatMap(subject -> subject.content().binary().flatMap(version).stream())
                .max(Comparator.naturalOrder())
                .map(VersionNumber::toString)
                .orElse("-");
    }

    private static String codes(List<Finding> findings, String separator, boolean counted) {
        Map<FindingCode, List<Finding>> byCode =
                findings.stream().collect(Collectors.groupingBy(Finding::code, TreeMap::new, Collectors.toList()));
        return byCode.isEmpty()
                ? "none"
                : byCode.entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                        .map(entry -> code(entry.getKey(), entry.getValue(), counted))
                        .collect(joining(separator));
    }

    private static String code(FindingCode code, List<Finding> findings, boolean counted) {
        String number = code.toString().substring(code.toString().length() - 3);
        boolean error = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return (error ? "**" + number + "**" : number)
                + (counted && findings.size() > 1 ? " (" + findings.size() + ")" : "");
    }

    private static String row(Object... cells) {
        return Stream.of(cells).map(Object::toString).collect(joining(" | ", "| ", " |"));
    }
}
