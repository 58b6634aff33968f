package io.github.ferrule.plugin.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.LibraryContent;
import io.github.ferrule.plugin.audit.Severity;
import io.github.ferrule.plugin.audit.binary.BinaryReader;
import io.github.ferrule.plugin.audit.binary.ByteSource;
import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private static final Finding ERROR = new Finding(
            FindingCode.FOREIGN_NEEDED,
            Severity.ERROR,
            "linux-x86-64/lib foo<1>.so",
            "needs libraries that the platform does not have",
            List.of("libssl.so.3", "libcrypto.so.3"),
            "link them statically");

    private static final Finding WARNING = new Finding(
            FindingCode.UNSTRIPPED,
            Severity.WARN,
            "linux-x86-64/lib foo<1>.so",
            "carries symbols",
            List.of(),
            "strip it");

    @Test
    void theConsoleShowsATableThenErrorsThenWarnings() throws IOException {
        assertThat(ConsoleReport.format(report())).isEqualTo("""
                        library                     platform                            needs       exports  MB   findings
                        linux-x86-64/lib foo<1>.so  x86_64-unknown-linux-gnu (guessed)  glibc 2.17  1        0.0  335 !314

                        errors
                          FERRULE-314  linux-x86-64/lib foo<1>.so: needs libraries that the platform does not have
                                       libssl.so.3, libcrypto.so.3
                                       link them statically
                        FERRULE-335  linux-x86-64/lib foo<1>.so: carries symbols
                        not audited: inner.jar!/x.jar: damaged
                        1 library, 1 error, 1 warning""");
    }

    @Test
    void jsonHasEveryFact() throws IOException {
        JsonNode root = new ObjectMapper().readTree(JsonReport.format(report()));

        assertThat(root.at("/passed").asBoolean()).isFalse();
        assertThat(root.at("/libraries/0/needed/0").asText()).isEqualTo("libc.so.6");
        assertThat(root.at("/libraries/0/source").asText()).isEqualTo("guessed from the path");
        assertThat(root.at("/findings/1/code").asText()).isEqualTo("FERRULE-314");
        assertThat(root.at("/findings/1/items/1").asText()).isEqualTo("libcrypto.so.3");
    }

    @Test
    void sarifNamesRuleLevelAndPlaceOfEachFinding() throws IOException {
        JsonNode root = new ObjectMapper().readTree(SarifReport.format(report()));
        JsonNode run = root.at("/runs/0");

        assertThat(root.at("/version").asText()).isEqualTo("2.1.0");
        assertThat(run.at("/tool/driver/rules/0/id").asText()).isEqualTo("FERRULE-314");
        assertThat(run.at("/results/1/ruleIndex").asInt()).isZero();
        assertThat(run.at("/results/1/level").asText()).isEqualTo("error");
        assertThat(run.at("/results/0/level").asText()).isEqualTo("warning");
        assertThat(run.at("/results/1/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("linux-x86-64/lib%20foo%3C1%3E.so");
    }

    @Test
    void htmlShowsNamesAsTextAndNothingFromElsewhere() throws IOException {
        assertThat(HtmlReport.format(report()))
                .contains("<td>linux-x86-64/lib foo&lt;1&gt;.so</td>", "<td class=\"error\">FERRULE-314</td>")
                .doesNotContain("foo<1>", "<script", "http");
    }

    private static AuditReport report() throws IOException {
        byte[] elf = ElfWriter.x86_64()
                .needed("libc.so.6")
                .imports("libc.so.6", "GLIBC_2.17", "malloc")
                .exports("add")
                .bytes();
        AuditSubject subject = AuditSubject.foreign(
                "linux-x86-64/lib foo<1>.so",
                new LibraryContent(
                        Optional.of(BinaryReader.read(ByteSource.of(elf), MemoryBudget.ofThisHeap())),
                        Optional.empty(),
                        elf.length,
                        "",
                        List.of()));
        return new AuditReport(List.of(subject), List.of("inner.jar!/x.jar: damaged"), List.of(WARNING, ERROR));
    }
}
