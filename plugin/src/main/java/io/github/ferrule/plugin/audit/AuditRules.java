package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.audit.binary.MachOBinary;
import io.github.ferrule.plugin.audit.binary.NativeBinary;
import io.github.ferrule.plugin.audit.binary.PeBinary;
import io.github.ferrule.plugin.audit.binary.UniversalBinary;
import java.util.List;
import java.util.stream.Stream;

/** The rules for each format. */
record AuditRules(AuditedLibrary library) implements NativeBinary.Cases<Stream<Finding>> {

    private static final List<Rule<? super NativeBinary>> ANY = List.of(
            new ProvenanceRule(),
            new MachineRule(),
            new ExportsRule(),
            new UnstrippedRule(),
            new BuildPathsRule(),
            new NativeCpuRule());

    @Override
    public Stream<Finding> elf(ElfBinary elf) {
        return Stream.of(
                        Rule.all(ANY, elf, library),
                        Rule.all(elfRules(), elf, library),
                        new NeededRule(elf.needed()).check(elf, library),
                        new RunPathRule(elf.loading().searchedFolders()).check(elf, library))
                .flatMap(found -> found);
    }

    @Override
    public Stream<Finding> pe(PeBinary pe) {
        return Stream.of(
                        Rule.all(ANY, pe, library),
                        Rule.all(peRules(), pe, library),
                        new NeededRule(pe.needed()).check(pe, library))
                .flatMap(found -> found);
    }

    @Override
    public Stream<Finding> machO(MachOBinary machO) {
        return Stream.concat(Rule.all(ANY, machO, library), sliceOfMacOs(machO));
    }

    @Override
    public Stream<Finding> universal(UniversalBinary universal) {
        return Stream.concat(
                Rule.all(ANY, universal, library),
                universal.slices().stream().flatMap(this::sliceOfMacOs).distinct());
    }

    private Stream<Finding> sliceOfMacOs(MachOBinary slice) {
        return Stream.of(
                        Rule.all(machORules(), slice, library),
                        new NeededRule(slice.firmlyNeeded()).check(slice, library),
                        new RunPathRule(slice.rpaths()).check(slice, library))
                .flatMap(found -> found);
    }

    /** The rules of other formats are not loaded. */
    private static List<Rule<? super ElfBinary>> elfRules() {
        return List.of(
                new ElfPlatformRule(),
                new LibcRule(),
                new GlibcRule(),
                new RuntimeVersionsRule(),
                new ElfImportsRule(),
                new ElfFlagsRule(),
                new ExecutableMemoryRule(),
                new StaticTlsRule(),
                new IsaLevelRule());
    }

    private static List<Rule<? super PeBinary>> peRules() {
        return List.of(new PePlatformRule(), new VisualCRule(), new PeImportsRule());
    }

    private static List<Rule<? super MachOBinary>> machORules() {
        return List.of(
                new MachOPlatformRule(),
                new MinimumMacOsRule(),
                new InstallNameRule(),
                new CodeSignatureRule(),
                new MachOImportsRule());
    }
}
