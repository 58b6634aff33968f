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
 */
public record ElfThreadLocals(long size, boolean initialExec) {

    static final ElfThreadLocals NONE = new ElfThreadLocals(0, false);

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
        if (size == 0) {
            return NONE;
        }
        Integer distance = DISTANCE.get(header.machine());
        boolean initialExec = distance == null
                ? (dynamic.value(ElfDynamicTable.FLAGS).orElse(0L) & STATIC_TLS) != 0
                : usesOwn(distance, header, dynamic);
        return new ElfThreadLocals(size, initialExec);
    }

    private static boolean usesOwn(int distance, ElfHeader header, ElfDynamicTable dynamic) throws IOException {
        int word = header.is64() ? 8 : 4;
        return usesOwn(
                        distance,
                        header,
                        dynamic,
                        dynamic.table("relocations", ElfDynamicTable.RELA),
                        dynamic.value(ElfDynamicTable.RELA_SIZE).orElse(0L),
                        dynamic.value(ElfDynamicTable.RELA_COUNT).orElse(0L),
                        3 * word)
                || usesOwn(
                        distance,
                        header,
                        dynamic,
                        dynamic.table("relocations", ElfDynamicTable.REL),
                        dynamic.value(ElfDynamicTable.REL_SIZE).orElse(0L),
                        dynamic.value(ElfDynamicTable.REL_COUNT).orElse(0L),
                        2 * word);
    }

    /** Skips the relative relocations, which the linker puts first and counts: most have nothing else. */
    private static boolean usesOwn(
            int distance,
            ElfHeader header,
            ElfDynamicTable dynamic,
            Optional<BinaryView> table,
            long size,
            long relative,
            int entry)
            throws IOException {
        if (table.isEmpty()) {
            return false;
        }
        table.get().require("relocations", 0, size);
        int word = header.is64() ? 8 : 4;
        for (long at = Math.min(relative, size / entry) * entry; at + entry <= size; at += entry) {
            long info = header.is64() ? table.get().i64(at + word) : table.get().u32(at + word);
            long type = header.is64() ? info & 0xffffffffL : info & 0xff;
            if (type == distance && isOwn(header.is64() ? info >>> 32 : info >>> 8, header, dynamic)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOwn(long symbol, ElfHeader header, ElfDynamicTable dynamic) throws IOException {
        Optional<BinaryView> symbols = dynamic.table("dynamic symbols", ElfDynamicTable.SYMBOLS);
        return symbol == 0
                || symbols.isPresent() && symbols.get().u16(header.is64() ? symbol * 24 + 6 : symbol * 16 + 14) != 0;
    }
}
