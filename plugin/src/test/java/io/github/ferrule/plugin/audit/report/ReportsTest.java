package io.github.ferrule.plugin.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Check;
import io.github.ferrule.plugin.audit.CheckResult;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.NotChecked;
import io.github.ferrule.plugin.audit.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {

    private static final String LIBRARY = "linux-x86-64/lib foo<1>.so";

    @TempDir
    Path folder;

    @Test
    void theConsoleShowsATableWithALegend() throws IOException {
        assertThat(ConsoleReport.of(SampleReports.small()).table()).containsExactly("""
                        library                     platform                            needs       exports  MB   findings
                        linux-x86-64/lib foo<1>.so  x86_64-unknown-linux-gnu (guessed)  glibc 2.17  1        0.0  335 !314

                          !314  foreign-needed  Needs a library that the platform does not have (error)
                          335   unstripped      Carries symbols and debug information
                        not audited: inner.jar!/x.jar: damaged""".split("\n"));
    }

    @Test
    void theConsoleShowsErrorsWithTheirRemediesAndALineForEachWarning() throws IOException {
        ConsoleReport console = ConsoleReport.of(SampleReports.small());

        assertThat(console.errors()).containsExactly("""
                        FERRULE-314  linux-x86-64/lib foo<1>.so: needs libraries that the platform does not have
                                     libssl.so.3, libcrypto.so.3
                                     link them statically""".split("\n"));
        assertThat(console.warnings()).containsExactly("FERRULE-335  linux-x86-64/lib foo<1>.so: carries symbols");
        assertThat(console.summary()).isEqualTo("1 library, 1 error, 1 warning");
    }

    @Test
    void aWarningAboutSeveralLibrariesIsOneLine() throws IOException {
        List<Finding> same = Stream.of("a.so", "b.so", "c.so")
                .map(library -> warning(FindingCode.BUILD_PATHS, library, "contains paths of the build machine"))
                .toList();
        List<Finding> alike = List.of(
                warning(FindingCode.LEAKED_EXPORTS, "a.so", "exports 12 names in addition to 1 of its own"),
                warning(FindingCode.LEAKED_EXPORTS, "b.so", "exports 90 names in addition to 1 of its own"));

        AuditReport report = SampleReports.small().and(Check.CONTENT, same).and(Check.EXPORTS, alike);

        assertThat(ConsoleReport.of(report).warnings())
                .contains(
                        "FERRULE-334  3 libraries: contains paths of the build machine",
                        "FERRULE-336  a.so: exports 12 names in addition to 1 of its own; and 1 other library");
    }

    @Test
    void aReasonForNotCheckingIsStatedOnce() throws IOException {
        AuditReport small = SampleReports.small();
        AuditReport report = new AuditReport(
                small.subjects(),
                small.made(),
                List.of(),
                Stream.of("a.dylib", "b.dylib")
                        .map(library -> new NotChecked(
                                library, Check.IMPORTED_SYMBOLS, "the exports of libfoo.dylib are not known"))
                        .toList(),
                List.of());

        assertThat(ConsoleReport.of(report).table())
                .endsWith("not checked: imported symbols of 2 libraries: the exports of libfoo.dylib are not known");
    }

    @Test
    void aCheckPassesOnlyIfItWasMade() throws IOException {
        AuditReport small = SampleReports.small();
        AuditReport report = new AuditReport(
                small.subjects(),
                small.made(),
                List.of(),
                List.of(new NotChecked(LIBRARY, Check.IMPORTED_SYMBOLS, "no table")),
                small.findings());

        assertThat(Stream.of(Check.values())
                        .map(check -> report.results().result(small.subjects().get(0), check)))
                .containsExactly(
                        CheckResult.PASS,
                        CheckResult.PASS,
                        CheckResult.FAIL,
                        CheckResult.NOT_CHECKED,
                        CheckResult.PASS,
                        CheckResult.PASS,
                        CheckResult.PASS,
                        CheckResult.PASS,
                        CheckResult.PASS,
                        CheckResult.WARNING,
                        CheckResult.NOT_CHECKED);
    }

    @Test
    void aFindingAboutSeveralPlatformsCountsForEach() throws IOException {
        AuditReport small = SampleReports.small();
        Finding elsewhere = warning(FindingCode.MISSING_SYMBOL, "mac/libfoo.dylib", "does not export add")
                .on(List.of("aarch64-apple-darwin"));
        Finding here = elsewhere.on(List.of("aarch64-apple-darwin", "x86_64-unknown-linux-gnu"));

        assertThat(small.and(Check.JAVA_CALLS, List.of(elsewhere))
                        .results()
                        .result(small.subjects().get(0), Check.JAVA_CALLS))
                .isEqualTo(CheckResult.PASS);
        assertThat(small.and(Check.JAVA_CALLS, List.of(here))
                        .results()
                        .result(small.subjects().get(0), Check.JAVA_CALLS))
                .isEqualTo(CheckResult.WARNING);
    }

    @Test
    void textsOfTheFileReachNoTerminalUnescapedAndAreShort() {
        Finding finding = new Finding(
                FindingCode.FOREIGN_NEEDED,
                Severity.ERROR,
                "libx.so",
                "what\u001b[31m",
                List.of("lib\u202egnp.so", "x".repeat(60_000)),
                "add\nFERRULE-000  forged");

        assertThat(finding.toString())
                .contains("what\\u001b[31m", "lib\\u202egnp.so", "x…(59700 letters)…x", "add\\u000aFERRULE-000")
                .hasSizeLessThan(1000);
    }

    @Test
    void everyReportNamesWhatWasNotAudited() throws IOException {
        for (String report : List.of("audit.html", "audit.json", "audit.sarif")) {
            assertThat(file(report)).contains("inner.jar!/x.jar: damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit.html", "audit.json", "audit.sarif"})
    void aReportThatCannotBeWrittenIsAnError(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).resolve("not-empty"));

        assertThatThrownBy(() -> new AuditReportFiles(folder).write(SampleReports.small(), SampleReports.title("foo")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(name);
    }

    @Test
    void jsonHasEveryFact() throws IOException {
        JsonNode root = new ObjectMapper().readTree(file("audit.json"));

        assertThat(root.at("/passed").asBoolean()).isFalse();
        assertThat(root.at("/date").asText()).isEqualTo("2026-11-27T20:16:00Z");
        assertThat(root.at("/libraries/0/needed/0").asText()).isEqualTo("libc.so.6");
        assertThat(root.at("/libraries/0/source").asText()).isEqualTo("guessed from the path");
        assertThat(root.at("/findings/1/code").asText()).isEqualTo("FERRULE-314");
        assertThat(root.at("/findings/1/items/1").asText()).isEqualTo("libcrypto.so.3");
        assertThat(root.at("/notAudited/0").asText()).isEqualTo("inner.jar!/x.jar: damaged");
    }

    @Test
    void sarifNamesRuleLevelAndPlaceOfEachFinding() throws IOException {
        JsonNode root = new ObjectMapper().readTree(file("audit.sarif"));
        JsonNode run = root.at("/runs/0");

        assertThat(root.at("/version").asText()).isEqualTo("2.1.0");
        assertThat(run.at("/tool/driver/rules/0/id").asText()).isEqualTo("FERRULE-314");
        assertThat(run.at("/tool/driver/rules/0/helpUri").asText())
                .isEqualTo("https://github.com/ferrule/ferrule/blob/main/docs/troubleshooting.md#ferrule-314");
        assertThat(run.at("/results/1/ruleIndex").asInt()).isZero();
        assertThat(run.at("/results/1/level").asText()).isEqualTo("error");
        assertThat(run.at("/results/0/level").asText()).isEqualTo("warning");
        assertThat(run.at("/results/1/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("linux-x86-64/lib%20foo%3C1%3E.so");
        assertThat(run.at("/results/0/message/text").asText()).isEqualTo("carries symbols. Fix: link them statically");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .isEqualTo("not audited: inner.jar!/x.jar: damaged");
    }

    @Test
    void htmlShowsNamesAsTextAndNothingFromElsewhere() throws IOException {
        assertThat(file("audit.html"))
                .contains(
                        "lib foo&lt;1&gt;.so",
                        "<h1>com.acme:foo <small>1.0</small></h1>",
                        "2026-11-27 20:16 UTC · Ferrule 0.1.0",
                        "docs/troubleshooting.md#ferrule-314\">FERRULE-314</a>",
                        "inner.jar!/x.jar: damaged")
                .containsSubsequence("foreign-needed", "unstripped")
                .doesNotContain("foo<1>", "<script", "src=", "@import", "url(");
        assertThat(Stream.of(file("audit.html").split("https?://")).skip(1))
                .allMatch(link -> link.startsWith("github.com/ferrule/ferrule/blob/main/docs/"));
    }

    @Test
    void htmlMarksTheCodeInRemedies() throws IOException {
        Finding finding = new Finding(
                FindingCode.BUILD_PATHS,
                Severity.WARN,
                LIBRARY,
                "contains paths",
                List.of(),
                "build with  -Dferrule.remapPaths , or run  strip <file>  (see  man strip )");
        AuditReport report = SampleReports.small().and(Check.CONTENT, List.of(finding));
        new AuditReportFiles(folder).write(report, SampleReports.title("foo"));

        assertThat(Files.readString(folder.resolve("audit.html")))
                .contains("Build with <code>-Dferrule.remapPaths</code>, or run <code>strip &lt;file&gt;</code> (see "
                        + "<code>man strip</code>)</p>");
    }

    /** The names of checks and the matrix are for people who see no colors, too. */
    @Test
    void htmlStatesEachResultInWords() throws IOException {
        assertThat(file("audit.html"))
                .contains(
                        "title=\"Needed libraries: fail\"",
                        "title=\"Build traces: warning\"",
                        "title=\"File: pass\"",
                        "title=\"Licenses: not checked\"");
    }

    private static Finding warning(FindingCode code, String library, String what) {
        return new Finding(code, Severity.WARN, library, what, List.of(), "fix it");
    }

    private String file(String name) throws IOException {
        new AuditReportFiles(folder).write(SampleReports.small(), SampleReports.title("com.acme:foo"));
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrderElementsOf(Set.of("audit.html", "audit.json", "audit.sarif"));
        return Files.readString(folder.resolve(name));
    }
}
