package io.github.ferrule.plugin.audit.report;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.CheckResults;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.NotChecked;
import io.github.ferrule.plugin.audit.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report for the console, with a part for each level of a log.
 *
 * @param table the libraries, the meaning of the codes, what is good to know, and what was not checked
 * @param warnings a line for each warning; libraries with the same defect share a line
 * @param errors the errors one by one, with their remedies
 * @param summary the number of libraries, errors and warnings
 */
public record ConsoleReport(List<String> table, List<String> warnings, List<String> errors, String summary) {

    private static final List<String> HEAD = List.of("library", "platform", "needs", "exports", "MB", "findings");

    private static final int MOST_PARTS = 20;
    private static final int MOST_ERRORS = 500;

    /** Formats a report. */
    public static ConsoleReport of(AuditReport report) {
        return new ConsoleReport(
                Stream.of(
                                columns(rows(report)).stream(),
                                legend(report),
                                report.infos().stream().map(finding -> line(finding.library(), finding)),
                                shortened("not audited: ", report.notAudited()),
                                shortened("not checked: ", notChecked(report)),
                                pathsOfStandardLibrary(report))
                        .flatMap(lines -> lines)
                        .toList(),
                FindingGroup.byCode(FindingGroup.of(report.warnings())).stream()
                        .flatMap(ConsoleReport::warnings)
                        .toList(),
                Stream.concat(
                                report.errors().stream()
                                        .sorted(Comparator.comparing(Finding::code))
                                        .limit(MOST_ERRORS)
                                        .flatMap(finding -> finding.toString().lines()),
                                Stream.of(report.errors().size() - MOST_ERRORS)
                                        .filter(more -> more > 0)
                                        .map(more -> more + " more errors, see the report"))
                        .toList(),
                summary(report));
    }

    /** Passes each line to the log of its level. */
    public void print(Consumer<String> info, Consumer<String> warning, Consumer<String> error) {
        table.forEach(info);
        warnings.forEach(warning);
        errors.forEach(error);
        info.accept(summary);
    }

    private static List<List<String>> rows(AuditReport report) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        CheckResults results = report.results();
        for (AuditSubject subject : report.subjects()) {
            LibrarySummary summary = LibrarySummary.of(subject);
            rows.add(List.of(
                    summary.library(),
                    summary.platform() + (summary.source().startsWith("guessed") ? " (guessed)" : ""),
                    summary.needs(),
                    Integer.toString(summary.exports().size()),
                    summary.megabytes(),
                    codes(results.findings(subject))));
        }
        return rows;
    }

    private static String codes(List<Finding> findings) {
        String codes =
                findings.stream().map(ConsoleReport::shortCode).distinct().collect(Collectors.joining(" "));
        return codes.isEmpty() ? "none" : codes;
    }

    private static String shortCode(Finding finding) {
        return (finding.severity() == Severity.ERROR ? "!" : "")
                + finding.code().toString().replace("FERRULE-", "");
    }

    /** Explains the codes of the table. */
    private static Stream<String> legend(AuditReport report) {
        Map<String, FindingCode> codes = new LinkedHashMap<>();
        report.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::code))
                .forEach(finding -> codes.putIfAbsent(shortCode(finding), finding.code()));
        List<List<String>> rows = codes.entrySet().stream()
                .map(entry -> List.of(
                        "  " + entry.getKey(),
                        entry.getValue().id(),
                        entry.getValue().title() + (entry.getKey().startsWith("!") ? " (error)" : "")))
                .toList();
        return rows.isEmpty() ? Stream.empty() : Stream.concat(Stream.of(""), columns(rows).stream());
    }

    /** States each reason once, and the libraries that it applies to. */
    static List<String> notChecked(AuditReport report) {
        Map<List<Object>, List<String>> reasons = report.notChecked().stream()
                .collect(Collectors.groupingBy(
                        gap -> List.of(gap.check(), gap.reason()),
                        LinkedHashMap::new,
                        Collectors.mapping(NotChecked::library, Collectors.toList())));
        List<String> lines = new ArrayList<>();
        report.notChecked().stream()
                .map(gap -> new NotChecked("", gap.check(), gap.reason()))
                .distinct()
                .forEach(gap -> lines.add("%s of %s: %s"
                        .formatted(
                                gap.check().title().toLowerCase(Locale.ROOT),
                                libraries(reasons.get(List.of(gap.check(), gap.reason()))),
                                gap.reason())));
        return lines;
    }

    /** Nobody but the authors of the toolchain can change these paths, so they are no finding. */
    static Stream<String> pathsOfStandardLibrary(AuditReport report) {
        List<Integer> numbers = report.subjects().stream()
                .map(subject -> subject.content().standardLibraryPaths())
                .filter(number -> number > 0)
                .toList();
        int sum = numbers.stream().mapToInt(Integer::intValue).sum();
        return sum == 0
                ? Stream.empty()
                : Stream.of("%s in %s point to sources of Rust's standard library, as its builder compiled it"
                        .formatted(count(sum, "path", "paths"), count(numbers.size(), "library", "libraries")));
    }

    private static Stream<String> warnings(List<FindingGroup> ofOneCode) {
        boolean perLibrary = ofOneCode.stream()
                        .flatMap(group -> group.libraries().stream())
                        .distinct()
                        .count()
                == ofOneCode.stream()
                        .mapToLong(group -> group.libraries().size())
                        .sum();
        FindingGroup first = ofOneCode.get(0);
        return perLibrary && ofOneCode.size() > 1
                ? Stream.of(line(first.first().library(), first.first()) + "; and "
                        + count(libraryCount(ofOneCode) - 1, "other library", "other libraries"))
                : ofOneCode.stream().map(group -> line(libraries(group.libraries()), group.first()));
    }

    private static int libraryCount(List<FindingGroup> groups) {
        return groups.stream().mapToInt(group -> group.libraries().size()).sum();
    }

    private static String line(String libraries, Finding finding) {
        return finding.code() + "  " + libraries + ": " + finding.what();
    }

    private static String libraries(List<String> names) {
        return names.size() == 1 ? names.get(0) : names.size() + " libraries";
    }

    private static Stream<String> shortened(String start, List<String> parts) {
        return parts.size() <= MOST_PARTS
                ? parts.stream().map(start::concat)
                : Stream.concat(
                        parts.stream().limit(MOST_PARTS).map(start::concat),
                        Stream.of(start + "%d more, see the report".formatted(parts.size() - MOST_PARTS)));
    }

    /** Returns one line: how many libraries, errors and warnings. */
    private static String summary(AuditReport report) {
        return String.join(
                ", ",
                count(report.subjects().size(), "library", "libraries"),
                count(report.errors().size(), "error", "errors"),
                count(report.warnings().size(), "warning", "warnings"));
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static List<String> columns(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
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
