package io.github.ferrule.plugin.audit.report;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.Check;
import io.github.ferrule.plugin.audit.CheckResult;
import io.github.ferrule.plugin.audit.CheckResults;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.Severity;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values that the template of the page shows, in its order.
 *
 * @param verdict the class of the worst finding and a sentence
 * @param checks the names of the columns of the matrix
 * @param rows a row of the matrix for each platform
 * @param sections the findings, errors first, by their code
 * @param gaps what was not audited or not checked, with the reason
 * @param libraries the details of each library
 */
record HtmlView(
        String artifact,
        String version,
        String date,
        String ferrule,
        Verdict verdict,
        List<String> checks,
        List<Row> rows,
        List<Section> sections,
        List<Gap> gaps,
        Iterable<Library> libraries) {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern WORD = Pattern.compile("[a-z]+[ ,]");

    /** Code in a remedy begins after two spaces, and ends before two, or before one and a punctuation mark. */
    private static final Pattern CODE = Pattern.compile(" {2}(.+?)(?: {2}| (?=[,;.)])|$)");

    private static final String PUNCTUATION = ",;.)";
    private static final int ITEMS_AT_ONCE = 6;
    private static final int MOST_ITEMS = 200;

    /** A mangled name can have thousands of letters. */
    private static final int LONGEST_NAME = 120;

    private static final int KEPT_AT_THE_END = 30;

    private static final int LONGEST_HOVER_TEXT = 4000;

    /** A state with its name in style sheets. */
    record Verdict(String style, String text) {}

    /** A platform, with a cell for each check. */
    record Row(String platform, String libraries, List<Cell> cells) {}

    /** The result of a check; the anchor is empty if there is no finding to link to. */
    record Cell(String check, String style, String symbol, String text, String anchor) {

        boolean linked() {
            return !anchor.isEmpty();
        }
    }

    /** The findings of one code. */
    record Section(
            String anchor,
            String style,
            String severity,
            String code,
            String link,
            String id,
            String title,
            List<Entry> entries) {}

    /** A defect with its remedy. */
    record Entry(String what, Items libraries, Items items, List<Span> remedy) {}

    /** A part of a remedy: text, or code to paste. */
    record Span(String text, boolean code) {

        /** Returns the space before a text, which a punctuation mark does not have. */
        String space() {
            return PUNCTUATION.indexOf(text.charAt(0)) >= 0 ? "" : " ";
        }
    }

    /** A text that may be cut; the full one is shown on hover. */
    record Text(String text, String full) {

        static Text of(String full) {
            return full.length() <= LONGEST_NAME
                    ? new Text(full, "")
                    : new Text(
                            full.substring(0, LONGEST_NAME - KEPT_AT_THE_END) + "…"
                                    + full.substring(full.length() - KEPT_AT_THE_END),
                            full.substring(0, Math.min(full.length(), LONGEST_HOVER_TEXT)));
        }

        boolean cut() {
            return !full.isEmpty();
        }
    }

    /** A list of names, some of which are folded. */
    record Items(List<Text> first, List<Text> rest, int more) {

        static Items of(List<String> names) {
            return new Items(
                    names.stream().limit(ITEMS_AT_ONCE).map(Text::of).toList(),
                    names.stream()
                            .skip(ITEMS_AT_ONCE)
                            .limit(MOST_ITEMS - ITEMS_AT_ONCE)
                            .map(Text::of)
                            .toList(),
                    Math.max(0, names.size() - MOST_ITEMS));
        }

        boolean any() {
            return !first.isEmpty();
        }

        boolean folded() {
            return !rest.isEmpty();
        }

        int hidden() {
            return rest.size() + more;
        }

        boolean cutOff() {
            return more > 0;
        }
    }

    /** Something that the audit did not see. */
    record Gap(String what, String reason) {}

    /** A library with its summary. */
    record Library(
            Text name,
            String platform,
            String source,
            String needs,
            Items needed,
            int exported,
            Items exports,
            String size,
            String share,
            List<Part> parts,
            List<Link> findings) {

        boolean clean() {
            return findings.isEmpty();
        }
    }

    /** A part of a file, with its share in percent of the largest library. */
    record Part(String style, String name, String size, String width) {}

    /** A link to the findings of a code. */
    record Link(String style, String code, String anchor) {}

    boolean complete() {
        return gaps.isEmpty();
    }

    static HtmlView of(AuditReport report, ReportTitle title) {
        CheckResults results = report.results();
        return new HtmlView(
                title.artifact(),
                title.version(),
                MINUTES.format(title.date()),
                title.ferrule(),
                verdict(report),
                Arrays.stream(Check.values()).map(Check::title).toList(),
                rows(report, results),
                FindingGroup.byCode(FindingGroup.of(report.findings())).stream()
                        .map(HtmlView::section)
                        .toList(),
                gaps(report),
                libraries(report, results));
    }

    private static Verdict verdict(AuditReport report) {
        String counts = Stream.of(
                        ConsoleReport.count(report.errors().size(), "error", "errors"),
                        ConsoleReport.count(report.warnings().size(), "warning", "warnings"))
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(" and "));
        String libraries = ConsoleReport.count(report.subjects().size(), "library", "libraries");
        String size = LibrarySummary.megabytes(totalSize(report)) + " MB";
        CheckResult worst = report.passed()
                ? report.warnings().isEmpty() ? CheckResult.PASS : CheckResult.WARNING
                : CheckResult.FAIL;
        return new Verdict(
                style(worst), (counts.isEmpty() ? "No findings" : counts) + " in " + libraries + ", " + size);
    }

    private static long totalSize(AuditReport report) {
        return report.subjects().stream()
                .mapToLong(subject -> subject.content().size())
                .sum();
    }

    private static List<Row> rows(AuditReport report, CheckResults results) {
        Map<String, List<AuditSubject>> platforms = report.subjects().stream()
                .collect(Collectors.groupingBy(AuditSubject::platformName, LinkedHashMap::new, Collectors.toList()));
        return platforms.entrySet().stream()
                .map(platform -> new Row(
                        platform.getKey(),
                        platform.getValue().size() == 1
                                ? ""
                                : platform.getValue().size() + " libraries",
                        Arrays.stream(Check.values())
                                .map(check -> cell(results, platform.getValue(), check))
                                .toList()))
                .toList();
    }

    /** Returns the worst result of the libraries of a platform. */
    private static Cell cell(CheckResults results, List<AuditSubject> libraries, Check check) {
        CheckResult worst = libraries.stream()
                .map(library -> results.result(library, check))
                .max(Comparator.comparing(HtmlView::gravity))
                .orElseThrow();
        String anchor = libraries.stream()
                .flatMap(library -> results.findings(library).stream())
                .filter(finding -> finding.code().check() == check)
                .min(Comparator.comparing(Finding::severity).thenComparing(Finding::code))
                .map(finding -> anchor(finding.code(), finding.severity()))
                .orElse("");
        return new Cell(check.title(), style(worst), symbol(worst), text(worst), anchor);
    }

    /** A platform passes a check if each of its libraries passed it. */
    private static int gravity(CheckResult result) {
        return switch (result) {
            case PASS -> 0;
            case NOT_CHECKED -> 1;
            case WARNING -> 2;
            case FAIL -> 3;
        };
    }

    private static String style(CheckResult result) {
        return switch (result) {
            case PASS -> "pass";
            case NOT_CHECKED -> "unknown";
            case WARNING -> "warning";
            case FAIL -> "fail";
        };
    }

    private static String symbol(CheckResult result) {
        return switch (result) {
            case PASS -> "✓";
            case NOT_CHECKED -> "–";
            case WARNING -> "!";
            case FAIL -> "✗";
        };
    }

    private static String text(CheckResult result) {
        return switch (result) {
            case PASS -> "pass";
            case NOT_CHECKED -> "not checked";
            case WARNING -> "warning";
            case FAIL -> "fail";
        };
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case ERROR -> style(CheckResult.FAIL);
            case WARN -> style(CheckResult.WARNING);
            case INFO, IGNORE -> style(CheckResult.NOT_CHECKED);
        };
    }

    private static String name(Severity severity) {
        return switch (severity) {
            case ERROR -> "Error";
            case WARN -> "Warning";
            case INFO, IGNORE -> "Note";
        };
    }

    private static String anchor(FindingCode code, Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT) + "-" + code.id();
    }

    private static Section section(List<FindingGroup> groups) {
        Finding first = groups.get(0).first();
        FindingCode code = first.code();
        return new Section(
                anchor(code, first.severity()),
                style(first.severity()),
                name(first.severity()),
                code.toString(),
                code.documentation().toString(),
                code.id(),
                code.title(),
                groups.stream().map(HtmlView::entry).toList());
    }

    private static Entry entry(FindingGroup group) {
        return new Entry(
                sentence(group.first().what()),
                Items.of(group.libraries()),
                Items.of(group.first().items()),
                spans(sentence(group.first().remedy())));
    }

    /** Begins a text with a capital letter, unless it begins with a name. */
    private static String sentence(String text) {
        return WORD.matcher(text).lookingAt()
                ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
                : text;
    }

    private static List<Span> spans(String remedy) {
        List<Span> spans = new ArrayList<>();
        Matcher code = CODE.matcher(remedy);
        int end = 0;
        while (code.find()) {
            spans.add(new Span(remedy.substring(end, code.start()).trim(), false));
            spans.add(new Span(code.group(1).trim(), true));
            end = code.end();
        }
        spans.add(new Span(remedy.substring(end).trim(), false));
        return spans.stream().filter(span -> !span.text().isEmpty()).toList();
    }

    private static List<Gap> gaps(AuditReport report) {
        List<Gap> gaps = new ArrayList<>();
        report.notAudited().forEach(part -> gaps.add(new Gap("Not audited", part)));
        ConsoleReport.notChecked(report).forEach(part -> gaps.add(new Gap("Not checked", part)));
        ConsoleReport.pathsOfStandardLibrary(report).forEach(text -> gaps.add(new Gap("Not a finding", text)));
        return gaps;
    }

    /** The template asks for one library after the other, so that a report of thousands needs little memory. */
    private static Iterable<Library> libraries(AuditReport report, CheckResults results) {
        long largest = report.subjects().stream()
                .mapToLong(subject -> subject.content().size())
                .max()
                .orElse(1);
        long total = totalSize(report);
        return () -> report.subjects().stream()
                .map(subject -> library(results, subject, largest, total))
                .iterator();
    }

    private static Library library(CheckResults results, AuditSubject subject, long largest, long total) {
        LibrarySummary summary = LibrarySummary.of(subject);
        Map<String, Link> links = new LinkedHashMap<>();
        results.findings(subject).stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::code))
                .forEach(finding -> links.putIfAbsent(
                        anchor(finding.code(), finding.severity()),
                        new Link(
                                style(finding.severity()),
                                finding.code().id(),
                                anchor(finding.code(), finding.severity()))));
        return new Library(
                Text.of(summary.library()),
                summary.platform(),
                summary.source(),
                summary.needs(),
                Items.of(summary.needed()),
                summary.exports().size(),
                Items.of(summary.exports()),
                summary.megabytes() + " MB",
                percent(summary.size(), total),
                parts(summary, largest),
                List.copyOf(links.values()));
    }

    private static List<Part> parts(LibrarySummary summary, long largest) {
        long symbols = summary.strippable().symbolTable();
        long debug = summary.strippable().debugInformation();
        return Stream.of(
                        part("code", "code and data", summary.size() - symbols - debug, largest),
                        part("symbols", "symbols", symbols, largest),
                        part("debug", "debug data", debug, largest))
                .filter(part -> !part.size().equals("0.0 MB") || part.style().equals("code"))
                .toList();
    }

    private static Part part(String style, String name, long bytes, long largest) {
        return new Part(style, name, LibrarySummary.megabytes(bytes) + " MB", percent(bytes, largest));
    }

    private static String percent(long part, long whole) {
        return LibrarySummary.tenths(100.0 * part / Math.max(1, whole)) + "%";
    }
}
