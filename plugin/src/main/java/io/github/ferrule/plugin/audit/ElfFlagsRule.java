package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.stream.Stream;

/** Checks for linker options that make loaders refuse the file, or crash with it. */
final class ElfFlagsRule implements Rule<ElfBinary> {

    private static final String RELR = "GLIBC_ABI_DT_RELR";

    @Override
    public Stream<Finding> check(ElfBinary elf, AuditedLibrary library) {
        return library.platform().stream()
                .filter(platform -> platform.os() == OperatingSystem.LINUX)
                .flatMap(platform -> Stream.of(
                                platform.libc() == Libc.MUSL ? indirect(elf, library) : dlopen(elf, library),
                                packed(elf, platform, library),
                                packedForAndroid(elf, library))
                        .flatMap(findings -> findings));
    }

    /** musl's loader does not know the flag. */
    private static Stream<Finding> dlopen(ElfBinary elf, AuditedLibrary library) {
        return elf.loading().forbidsDlopen()
                ? library.finding(
                        FindingCode.NOT_A_LIBRARY,
                        "forbids loading at run time",
                        List.of("DF_1_NOOPEN"),
                        "remove  -z nodlopen  from the linker's arguments")
                : Stream.empty();
    }

    /** musl stops at the relocation, and finds no symbol of this type. */
    private static Stream<Finding> indirect(ElfBinary elf, AuditedLibrary library) {
        return elf.indirect().any()
                ? library.finding(
                        FindingCode.INDIRECT_FUNCTIONS,
                        "has functions that are chosen while it is loaded, which musl does not support",
                        elf.indirect().internal() && elf.indirect().exported().isEmpty()
                                ? List.of("R_…_IRELATIVE")
                                : elf.indirect().exported(),
                        "compile the C code for musl, without  __attribute__((ifunc))  and  target_clones , so that it asks the "
                                + "processor at run time")
                : Stream.empty();
    }

    private static Stream<Finding> packedForAndroid(ElfBinary elf, AuditedLibrary library) {
        return elf.loading().androidRelocations()
                ? library.finding(
                        FindingCode.PACKED_RELOCATIONS,
                        "has relocations in a format of Android, which other loaders ignore",
                        List.of("DT_ANDROID_REL"),
                        "remove  --pack-dyn-relocs=android  from the linker's arguments")
                : Stream.empty();
    }

    /** With the version that marks them, glibc's own check applies; musl understands them since 1.2.4. */
    private static Stream<Finding> packed(ElfBinary elf, TargetTriple platform, AuditedLibrary library) {
        boolean marked =
                elf.neededVersions().stream().anyMatch(version -> version.name().equals(RELR));
        return elf.loading().packedRelocations() && (platform.libc() == Libc.MUSL || !marked)
                ? library.finding(
                        FindingCode.PACKED_RELOCATIONS,
                        platform.libc() == Libc.MUSL
                                ? "has packed relocations; musl before 1.2.4 (Alpine before 3.19) crashes with them"
                                : "has packed relocations without the version that glibc requires for them",
                        List.of("DT_RELR"),
                        "remove  -z pack-relative-relocs  or  --pack-dyn-relocs=relr  from the linker's arguments")
                : Stream.empty();
    }
}
