package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import java.util.List;
import java.util.stream.Stream;

/** Checks the x86-64 level that the file declares; glibc refuses to load it on older processors. */
final class IsaLevelRule implements Rule<ElfBinary> {

    @Override
    public Stream<Finding> check(ElfBinary elf, AuditedLibrary library) {
        int level = elf.isaLevel().orElse(0);
        return level > library.policy().isaLevel()
                ? library.finding(
                        FindingCode.ISA_LEVEL,
                        "needs an x86-64-v" + level + " processor",
                        List.of("GNU_PROPERTY_X86_ISA_1_NEEDED x86-64-v" + level),
                        library.remedy(
                                "drop  -C target-cpu  and -march, or set  <isa-level>ignore</isa-level>  in <findings>",
                                "compile it without  -march , or set  <isa-level>ignore</isa-level>  in <findings>"))
                : Stream.empty();
    }
}
