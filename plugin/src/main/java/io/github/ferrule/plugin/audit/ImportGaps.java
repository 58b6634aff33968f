package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.audit.binary.MachOBinary;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.binary.PeBinary;
import io.github.ferrule.plugin.audit.binary.UniversalBinary;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the reasons why the imports of a library are not checked, or not all of them. */
record ImportGaps(AuditedLibrary library) implements NativeBinary.Cases<Stream<String>> {

    private static final Set<OperatingSystem> TABLES =
            Set.of(OperatingSystem.LINUX, OperatingSystem.MACOS, OperatingSystem.WINDOWS);

    private static final int MOST_NAMES = 5;

    static Stream<NotChecked> of(AuditedLibrary library, NativeBinary binary) {
        return library.platform().isEmpty()
                ? Stream.empty()
                : binary.match(new ImportGaps(library))
                        .map(reason -> new NotChecked(library.subject().name(), Check.IMPORTED_SYMBOLS, reason));
    }

    @Override
    public Stream<String> elf(ElfBinary elf) {
        return ElfImportsRule.covers(elf, library)
                ? exportsOf(ElfImportsRule.unknownProviders(elf, library))
                : noTable();
    }

    @Override
    public Stream<String> pe(PeBinary pe) {
        if (!PeImportsRule.covers(pe, library)) {
            return noTable();
        }
        List<String> ordinals = PeImportsRule.unknownOrdinals(pe, library);
        return Stream.concat(
                exportsOf(PeImportsRule.unknownProviders(pe, library)),
                ordinals.isEmpty() ? Stream.empty() : Stream.of("imports from " + names(ordinals) + " by ordinal"));
    }

    @Override
    public Stream<String> machO(MachOBinary machO) {
        return exportsOf(MachOImportsRule.unknownProviders(machO, library));
    }

    @Override
    public Stream<String> universal(UniversalBinary universal) {
        return universal.slices().stream().flatMap(this::machO).distinct();
    }

    private Stream<String> noTable() {
        TargetTriple platform = library.platform().orElseThrow();
        return Stream.of("Ferrule has no table of the symbols of "
                + (TABLES.contains(platform.os())
                        ? platform.text()
                        : platform.os().canonicalName()));
    }

    private static Stream<String> exportsOf(List<String> unknown) {
        return unknown.isEmpty() ? Stream.empty() : Stream.of("the exports of " + names(unknown) + " are not known");
    }

    private static String names(List<String> all) {
        String shown = all.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return all.size() > MOST_NAMES ? shown + " and " + (all.size() - MOST_NAMES) + " more" : shown;
    }
}
