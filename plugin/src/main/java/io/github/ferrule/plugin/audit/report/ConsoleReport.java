package io.github.ferrule.plugin.audit.report;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as a table, and below it the findings one by one. */
public final class ConsoleReport {

    private static final List<String> HEAD = List.of("library", "platform", "needs", "exports", "MB", "findings");

    private static final int MOST_PARTS = 20;

    private ConsoleReport() {}

    /** The table, the errors one by one, and a line for each warning. */
    public static String format(AuditReport report) {
        return Stream.of(
                        table(rows(report)).stream(),
                        section("errors", report.errors()),
                        report.warnings().stream()
                                .sorted(Comparator.comparing(Finding::code))
                                .map(finding -> finding.code() + "  " + finding.library() + ": " + finding.what()),
                        notAudited(report),
                        Stream.of(summary(report)))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> notAudited(AuditReport report) {
        List<String> parts = report.notAudited();
        return parts.size() <= MOST_PARTS
                ? parts.stream().map("not audited: "::concat)
                : Stream.concat(
                        parts.stream().limit(MOST_PARTS).map("not audited: "::concat),
                        Stream.of("not audited: %d more, see the reports".formatted(parts.size() - MOST_PARTS)));
    }

    /** One line: how many libraries, errors and warnings. */
    public static String summary(AuditReport report) {
        return String.join(
                ", ",
                count(report.subjects().size(), "library", "libraries"),
                count(report.errors().size(), "error", "errors"),
                count(report.warnings().size(), "warning", "warnings"));
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static Stream<String> section(String title, List<Finding> findings) {
        return findings.isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of("", title),
                        findings.stream()
                                .sorted(Comparator.comparing(Finding::code))
                                .flatMap(finding -> finding.toString().lines())
                                .map(line -> "  " + line));
    }

    private static List<List<String>> rows(AuditReport report) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        for (LibrarySummary facts : LibrarySummary.of(report)) {
            rows.add(List.of(
                    facts.library(),
                    facts.platform() + (facts.source().startsWith("guessed") ? " (guessed)" : ""),
                    facts.needs(),
                    Integer.toString(facts.exports()),
                    facts.megabytes(),
                    codes(report, facts.library())));
        }
        return rows;
    }

    private static String codes(AuditReport report, String library) {
        String codes = report.findings().stream()
                .filter(finding -> finding.library().equals(library))
                .map(finding -> (finding.severity() == Severity.ERROR ? "!" : "")
                        + finding.code().toString().replace("FERRULE-", ""))
                .distinct()
                .collect(Collectors.joining(" "));
        return codes.isEmpty() ? "none" : codes;
    }

    private static List<String> table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEAD.size(); column++) {
            int index = column;
            widths.add(
                    rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0));
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
