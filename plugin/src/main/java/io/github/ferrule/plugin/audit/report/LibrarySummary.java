package io.github.ferrule.plugin.audit.report;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.Expectation;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.binary.StrippableBytes;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.text.Printable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The properties of one library that every report shows, as text.
 *
 * @param platform the triple; {@code ?} if unknown
 * @param source the source of the platform
 * @param needs the oldest system that loads it
 * @param needed the libraries that it needs
 * @param exports the names that it exports
 * @param strippable the bytes that the program does not need
 */
record LibrarySummary(
        String library,
        String platform,
        String source,
        String needs,
        List<String> needed,
        List<String> exports,
        StrippableBytes strippable,
        long size) {

    private static final int MOST_NEEDED = 1000;
    private static final int LONGEST_NAME = 300;

    static List<LibrarySummary> of(AuditReport report) {
        return report.subjects().stream().map(LibrarySummary::of).toList();
    }

    static LibrarySummary of(AuditSubject subject) {
        Optional<NativeBinary> binary = subject.content().binary();
        return new LibrarySummary(
                subject.name(),
                subject.triple().map(TargetTriple::text).orElse("?"),
                subject.expectation()
                        .map(Expectation::source)
                        .map(Expectation.Source::toString)
                        .orElse(""),
                binary.map(LibrarySummary::needs).orElse("unreadable"),
                binary.map(NativeBinary::needed).orElse(List.of()).stream()
                        .limit(MOST_NEEDED)
                        .map(name -> Printable.brief(name, LONGEST_NAME))
                        .toList(),
                binary.map(known -> List.copyOf(known.exports())).orElse(List.of()),
                binary.map(NativeBinary::leftovers).orElse(new StrippableBytes(0, 0)),
                subject.content().size());
    }

    private static String needs(NativeBinary binary) {
        Optional<String> glibc = binary.glibc().map(version -> "glibc " + version);
        Optional<String> macOs =
                binary.minimumMacOs().map(VersionNumber::toString).map("macOS "::concat);
        return glibc.or(() -> macOs).orElse("");
    }

    String megabytes() {
        return megabytes(size);
    }

    static String megabytes(long bytes) {
        return tenths(bytes / 1e6);
    }

    /** Formats a number with one digit after the point, without the data of a locale. */
    static String tenths(double number) {
        return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
