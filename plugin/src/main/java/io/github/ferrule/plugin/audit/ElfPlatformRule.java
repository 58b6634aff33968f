package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.audit.binary.ElfHeader;
import io.github.ferrule.plugin.build.target.Architecture;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.stream.Stream;

/** Checks that an ELF file is for an ELF platform, is a shared library, and follows the ARM calling convention of its triple. */
final class ElfPlatformRule implements Rule<ElfBinary> {

    private static final int EABI = 5;
    private static final int SYSTEM_V = 0;
    private static final int GNU = 3;
    private static final int OF_PROCESSORS = 64;

    /** glibc 2.36 knows this one. */
    private static final int LAST_OF_GNU = 3;

    private static final List<OperatingSystem> NOT_ELF = List.of(OperatingSystem.WINDOWS, OperatingSystem.MACOS);

    @Override
    public Stream<Finding> check(ElfBinary elf, AuditedLibrary library) {
        return Stream.concat(
                elf.loadable() ? Stream.empty() : WrongFormatFindings.program("ELF", library),
                library.platform().stream().flatMap(platform -> check(elf, platform, library)));
    }

    private static Stream<Finding> check(ElfBinary elf, TargetTriple platform, AuditedLibrary library) {
        if (NOT_ELF.contains(platform.os())) {
            return WrongFormatFindings.format("an ELF file of Linux or a BSD", library);
        }
        if (platform.libc() == Libc.GNU && isOfAnotherSystem(elf.header().osAbi())) {
            return WrongFormatFindings.format("an ELF file that is marked for a system without glibc", library);
        }
        if (platform.libc() == Libc.GNU && isTooNewForGlibc(elf.header())) {
            return WrongFormatFindings.format(
                    "an ELF file with version " + elf.header().abiVersion() + " of its ABI, which glibc does not have",
                    library);
        }
        return platform.architecture() == Architecture.ARM && elf.header().armEabi() > 0
                ? floatAbi(elf.header(), platform, library)
                : Stream.empty();
    }

    /** glibc refuses the numbers of other systems (EI_OSABI); processors have those from 64 on. */
    private static boolean isOfAnotherSystem(int osAbi) {
        return osAbi != SYSTEM_V && osAbi != GNU && osAbi < OF_PROCESSORS;
    }

    /** glibc refuses any version of System V but 0 (EI_ABIVERSION), and those of GNU that it does not know. */
    private static boolean isTooNewForGlibc(ElfHeader header) {
        return header.abiVersion() > (header.osAbi() == GNU ? LAST_OF_GNU : 0) && header.osAbi() < OF_PROCESSORS;
    }

    private static Stream<Finding> floatAbi(ElfHeader header, TargetTriple platform, AuditedLibrary library) {
        if (header.armEabi() != EABI) {
            return library.finding(
                    FindingCode.WRONG_FLOAT_ABI,
                    "follows version " + header.armEabi() + " of ARM's EABI; Linux has version 5",
                    List.of("EABI" + header.armEabi()),
                    "build it with a current compiler: Linux has used version 5 since 2005");
        }
        boolean hard = platform.environment().endsWith("hf");
        boolean soft = platform.environment().endsWith("eabi");
        return hard && header.armSoftFloat() || soft && header.armHardFloat()
                ? library.finding(
                        FindingCode.WRONG_FLOAT_ABI,
                        "passes floating-point numbers in " + (soft ? "floating point" : "integer") + " registers; "
                                + platform + " does not",
                        List.of(soft ? "hard-float" : "soft-float"),
                        "build it for " + (soft ? "a triple that ends with hf" : "a triple without hf"))
                : Stream.empty();
    }
}
