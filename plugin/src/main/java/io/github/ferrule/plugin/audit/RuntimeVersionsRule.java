package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.build.target.Libc;
import java.util.List;
import java.util.stream.Stream;

/** Checks the versions of libstdc++, libgcc and libatomic against the distributions of the floor. */
final class RuntimeVersionsRule implements Rule<ElfBinary> {

    @Override
    public Stream<Finding> check(ElfBinary elf, AuditedLibrary library) {
        return library.platform().stream()
                .filter(platform -> platform.libc() == Libc.GNU)
                .flatMap(platform -> library.floor().stream()
                        .flatMap(floor ->
                                DistributionVersions.of(platform.architecture().canonicalName(), floor).stream()
                                        .flatMap(generation -> tooNew(elf, library, generation, floor))));
    }

    private static Stream<Finding> tooNew(
            ElfBinary elf, AuditedLibrary library, DistributionVersions generation, VersionNumber floor) {
        List<String> offenders = GlibcRule.named(
                elf,
                elf.neededVersions().stream()
                        .filter(version ->
                                !version.weak() && DistributionVersions.isRuntime(version) && !generation.has(version))
                        .toList());
        return library.findingIfAny(
                FindingCode.RUNTIME_TOO_NEW,
                "needs newer GCC libraries than distributions with glibc " + floor + " have",
                offenders,
                "link them in: -static-libstdc++ -static-libgcc, or build with cargo-zigbuild, which does");
    }
}
