package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.audit.binary.StackPermission;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.stream.Stream;

/** Memory that hardened Linux systems refuse to map: an executable stack (glibc 2.41 and later) and writable code. */
final class ExecutableMemoryRule implements Rule<ElfBinary> {

    private static final List<OperatingSystem> LINUX = List.of(OperatingSystem.LINUX, OperatingSystem.ANDROID);

    @Override
    public Stream<Finding> check(ElfBinary elf, AuditedLibrary library) {
        if (!library.platform().map(TargetTriple::os).map(LINUX::contains).orElse(false)) {
            return Stream.empty();
        }
        Stream<Finding> stack = elf.loading().stack() == StackPermission.EXECUTABLE
                ? library.finding(
                        FindingCode.EXECUTABLE_STACK,
                        "requests an executable stack; glibc 2.41 and SELinux refuse to load it",
                        List.of("PT_GNU_STACK RWE"),
                        library.remedy(
                                "pass  -C link-arg=-Wl,-z,noexecstack  or add  .section .note.GNU-stack  to assembler files",
                                "link it with  -Wl,-z,noexecstack , or add  .section .note.GNU-stack  to assembler files"))
                : Stream.empty();
        Stream<Finding> text = elf.loading().textRelocations()
                ? library.finding(
                        FindingCode.TEXT_RELOCATIONS,
                        "has text relocations; musl, Android and SELinux refuse to load it",
                        List.of("DT_TEXTREL"),
                        "compile all C and assembler code with -fPIC")
                : Stream.empty();
        return Stream.concat(stack, text);
    }
}
