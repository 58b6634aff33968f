package io.github.ferrule.plugin.audit.report;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.Check;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.LibraryContent;
import io.github.ferrule.plugin.audit.NotChecked;
import io.github.ferrule.plugin.audit.Severity;
import io.github.ferrule.plugin.audit.binary.BinaryReader;
import io.github.ferrule.plugin.audit.binary.ByteSource;
import io.github.ferrule.plugin.audit.binary.ElfWriter;
import io.github.ferrule.plugin.audit.binary.MemoryBudget;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Reports to format. */
final class SampleReports {

    private static final String LIBRARY = "linux-x86-64/lib foo<1>.so";

    private SampleReports() {}

    static ReportTitle title(String artifact) {
        return new ReportTitle(artifact, "1.0", Instant.parse("2026-11-27T20:16:00Z"), "0.1.0");
    }

    /** One library with an error and a warning. */
    static AuditReport small() throws IOException {
        return new AuditReport(
                List.of(subject(LIBRARY, "add")),
                EnumSet.complementOf(EnumSet.of(Check.LICENSES)),
                List.of("inner.jar!/x.jar: damaged"),
                List.of(),
                List.of(
                        finding(FindingCode.UNSTRIPPED, Severity.WARN, LIBRARY, "carries symbols", List.of()),
                        finding(
                                FindingCode.FOREIGN_NEEDED,
                                Severity.ERROR,
                                LIBRARY,
                                "needs libraries that the platform does not have",
                                List.of("libssl.so.3", "libcrypto.so.3"))));
    }

    /** Names that are longer than any window, and that are HTML. */
    static AuditReport hostile() throws IOException {
        String html = "linux-x86-64/<script>alert(1)</script><img src=x onerror=alert(2)>\"'&.so";
        String mangled = "linux-aarch64/lib_ZN" + "4core3ops8function6FnOnce".repeat(130) + "E.so";
        List<String> names = List.of("a".repeat(5000), "<b>bold</b>", "_ZN" + "3std".repeat(60), "w".repeat(119));
        return new AuditReport(
                List.of(subject(html, "<b>export</b>"), subject(mangled, "x".repeat(4000)), subject("plain.so", "add")),
                EnumSet.allOf(Check.class),
                List.of("y".repeat(900) + "<script>: damaged"),
                List.of(
                        new NotChecked(
                                mangled,
                                Check.IMPORTED_SYMBOLS,
                                "the exports of " + "z".repeat(700) + " are not known"),
                        new NotChecked("plain.so", Check.IMPORTED_SYMBOLS, "no table")),
                List.of(
                        finding(FindingCode.BUILD_PATHS, Severity.WARN, html, "v".repeat(600), names),
                        finding(FindingCode.UNRESOLVED_SYMBOL, Severity.ERROR, mangled, "<script>", names),
                        new Finding(
                                FindingCode.UNRESOLVED_SYMBOL,
                                Severity.ERROR,
                                html,
                                "<script>",
                                names,
                                "<b>link</b> " + "u".repeat(300))));
    }

    private static Finding finding(
            FindingCode code, Severity severity, String library, String what, List<String> items) {
        return new Finding(code, severity, library, what, items, "link them statically");
    }

    private static AuditSubject subject(String name, String export) throws IOException {
        byte[] elf = ElfWriter.x86_64()
                .needed("libc.so.6")
                .imports("libc.so.6", "GLIBC_2.17", "malloc")
                .exports(export)
                .bytes();
        return AuditSubject.foreign(
                name,
                new LibraryContent(
                        Optional.of(BinaryReader.read(ByteSource.of(elf), MemoryBudget.ofThisHeap())),
                        Optional.empty(),
                        elf.length,
                        Optional.empty(),
                        List.of(),
                        0));
    }
}
