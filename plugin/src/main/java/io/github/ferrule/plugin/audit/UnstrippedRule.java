package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.binary.StrippableBytes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reports symbols and debug information that every user downloads and nobody uses. */
final class UnstrippedRule implements Rule<NativeBinary> {

    @Override
    public Stream<Finding> check(NativeBinary binary, AuditedLibrary library) {
        StrippableBytes leftovers = binary.leftovers();
        return leftovers.total() > library.policy().leftoverBytes()
                ? library.finding(
                        FindingCode.UNSTRIPPED,
                        "carries %s of symbols and debug information, %d %% of the file"
                                .formatted(
                                        megabytes(leftovers.total()),
                                        Math.round(100.0 * leftovers.total() / binary.size())),
                        List.of(
                                "symbols " + megabytes(leftovers.symbolTable()),
                                "debug information " + megabytes(leftovers.debugInformation())),
                        library.remedy(
                                "add  strip = true  to [profile.%s] in Cargo.toml".formatted(library.profile()),
                                "run  strip --strip-unneeded <file>  (on macOS strip -x)"))
                : Stream.empty();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
