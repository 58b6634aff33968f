package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The thread-local variables of an ELF file.
 *
 * @param size bytes for each thread
 * @param initialExec the code finds a variable of this file at a fixed distance from the thread pointer, which the loader
 *     can only grant in storage that was reserved when the process started
 * @param initialExecOfOthers the same for a variable of another library
 */
public record ElfThreadLocals(long size, boolean initialExec, boolean initialExecOfOthers) {

    static final ElfThreadLocals NONE = new ElfThreadLocals(0, false, false);

    private static final long STATIC_TLS = 0x10;

    /** The relocation for a distance from the thread pointer, R_X86_64_TPOFF64 and its like, by the processor. */
    private static final Map<Machine, Integer> DISTANCE = Map.of(
            Machine.X86_64, 18,
            Machine.X86, 14,
            Machine.AARCH64, 1030,
            Machine.ARM, 19,
            Machine.RISCV64, 11,
            Machine.POWERPC64LE, 73,
            Machine.POWERPC64, 73,
            Machine.S390X, 56,
            Machine.LOONGARCH64, 11);

    static ElfThreadLocals read(ElfHeader header, ElfSegments segments, ElfDynamicTable dynamic) throws IOException {
        long size = segments.first(ElfSegments.THREAD_LOCALS)
                .map(ElfSegments.Segment::memorySize)
                .orElse(0L);
        // linkers set the flag for the variables of others too; without variables of its own, few files need a closer
        // look
        boolean flag = (dynamic.value(ElfDynamicTable.FLAGS).orElse(0L) & STATIC_TLS) != 0;
        if (size == 0 && !flag) {
            return NONE;
        }
        Integer distance = DISTANCE.get(header.machine());
        if (distance == null) {
            return new ElfThreadLocals(size, size > 0 && flag, size == 0);
        }
        ElfRelocations relocations = new ElfRelocations(header, dynamic);
        return new ElfThreadLocals(
                size,
                size > 0 && relocations.any((type, symbol) -> type == distance && isOwn(symbol, header, dynamic)),
                flag && relocations.any((type, symbol) -> type == distance && !isOwn(symbol, header, dynamic)));
    }

    private static boolean isOwn(long symbol, ElfHeader header, ElfDynamicTable dynamic) throws IOException {
        Optional<BinaryView> symbols = dynamic.table("dynamic symbols", ElfDynamicTable.SYMBOLS);
        return symbol == 0
                || symbols.isPresent() && symbols.get().u16(header.is64() ? symbol * 24 + 6 : symbol * 16 + 14) != 0;
    }
}
