package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.ElfBinary;
import io.github.ferrule.plugin.audit.binary.ElfThreadLocals;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import java.util.List;
import java.util.stream.Stream;

/**
 * Thread-local variables of the initial-exec model are in storage that each thread gets when it starts. A library that is
 * loaded later gets some of what glibc keeps in reserve, and nothing from musl.
 */
final class StaticTlsRule implements Rule<ElfBinary> {

    /**
     * The GNU C Library manual, "Dynamic Linking Tunables": glibc.rtld.optional_static_tls is 512 by default. More is
     * sometimes there, but every other library of the process draws on it too.
     */
    private static final long RESERVE_OF_GLIBC = 512;

    @Override
    public Stream<Finding> check(ElfBinary elf, AuditedLibrary library) {
        ElfThreadLocals variables = elf.loading().threadLocals();
        return library.platform().stream()
                .filter(platform -> platform.os() == OperatingSystem.LINUX)
                .flatMap(platform -> variables.initialExec()
                        ? finding(variables.size(), library)
                        : variables.initialExecOfOthers()
                                ? ofOthers(platform.libc() == Libc.MUSL, library)
                                : Stream.empty());
    }

    private static Stream<Finding> ofOthers(boolean musl, AuditedLibrary library) {
        return library.finding(
                musl ? FindingCode.STATIC_TLS : FindingCode.STATIC_TLS_RESERVE,
                "reaches a thread-local variable of another library by the initial-exec model, "
                        + (musl
                                ? "and musl loads no such library at run time"
                                : "so glibc must have room in its reserve for all variables of that library"),
                List.of("DF_STATIC_TLS"),
                "compile C code with  -ftls-model=global-dynamic , or link the other library statically");
    }

    private static Stream<Finding> finding(long size, AuditedLibrary library) {
        boolean musl = library.platform().orElseThrow().libc() == Libc.MUSL;
        boolean fatal = musl || size > RESERVE_OF_GLIBC;
        return library.finding(
                fatal ? FindingCode.STATIC_TLS : FindingCode.STATIC_TLS_RESERVE,
                musl
                        ? "has thread-local variables of the initial-exec model, and musl loads no such library at run time"
                        : "has %d bytes of thread-local variables of the initial-exec model; glibc keeps %d in reserve"
                                .formatted(size, RESERVE_OF_GLIBC),
                List.of("%d bytes of static TLS".formatted(size)),
                "turn on the allocator's feature (mimalloc: local_dynamic_tls, jemalloc: disable_initial_exec_tls), or "
                        + "compile C code with  -ftls-model=global-dynamic");
    }
}
