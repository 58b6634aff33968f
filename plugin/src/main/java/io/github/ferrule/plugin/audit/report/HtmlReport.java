package io.github.ferrule.plugin.audit.report;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as one HTML page without scripts or anything from elsewhere. */
public final class HtmlReport {

    private static final int ITEMS = 50;
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Audit of native libraries</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%%; margin: 1rem 0 2rem; }
            th, td { border-bottom: 1px solid #8884; padding: .35rem .6rem; text-align: left; vertical-align: top; }
            code { overflow-wrap: anywhere; }
            .error { color: #b00020; }
            .warn { color: #8a5a00; }
            @media (prefers-color-scheme: dark) {
              body { background: #16181c; color: #e6e6e6; }
              .error { color: #ff8a80; }
              .warn { color: #ffcc80; }
            }
            </style>
            </head>
            <body>
            <h1>Audit of native libraries</h1>
            <p>%s</p>
            <h2>Libraries</h2>
            <table>
            %s
            </table>
            <h2>Findings</h2>
            <table>
            %s
            </table>
            </body>
            </html>
            """;

    private HtmlReport() {}

    /** A whole page. */
    public static String format(AuditReport report) {
        Stream<String> libraries = Stream.concat(
                Stream.of(row("th", "", List.of("Library", "Platform", "Needs", "Needed libraries", "Exports", "MB"))),
                LibrarySummary.of(report).stream().map(HtmlReport::library));
        Stream<String> findings = Stream.concat(
                Stream.of(row("th", "", List.of("Code", "Library", "Finding", "Items", "Remedy"))),
                report.findings().stream().map(HtmlReport::finding));
        return PAGE.formatted(
                ConsoleReport.summary(report),
                libraries.collect(Collectors.joining("\n")),
                findings.collect(Collectors.joining("\n")));
    }

    private static String library(LibrarySummary facts) {
        return row(
                "td",
                "",
                List.of(
                        facts.library(),
                        facts.platform() + ", " + facts.source(),
                        facts.needs(),
                        String.join(", ", facts.needed()),
                        Integer.toString(facts.exports()),
                        facts.megabytes()));
    }

    private static String finding(Finding finding) {
        return row(
                "td",
                " class=\"" + finding.severity().name().toLowerCase(Locale.ROOT) + "\"",
                List.of(
                        finding.code().toString(),
                        finding.library(),
                        finding.what(),
                        finding.items(ITEMS),
                        finding.remedy()));
    }

    private static String row(String cell, String firstClass, List<String> texts) {
        return texts.stream()
                .map(text -> "<%s>%s</%s>".formatted(cell, escape(text), cell))
                .collect(Collectors.joining("", "<tr>", "</tr>"))
                .replaceFirst("<" + cell + ">", "<" + cell + firstClass + ">");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
