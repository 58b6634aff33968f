package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.Optional;

/** The relocations: places that the loader fills in. Those that only add the address of the library are skipped. */
record ElfRelocations(ElfHeader header, ElfDynamicTable dynamic) {

    /** A condition on one relocation. */
    interface Condition {
        boolean holds(long type, long symbol) throws IOException;
    }

    /** Returns true if the condition holds for any relocation. */
    boolean any(Condition condition) throws IOException {
        boolean addends = dynamic.value(ElfDynamicTable.PLT_RELOCATION_KIND).orElse(0L) == ElfDynamicTable.RELA;
        return any(ElfDynamicTable.RELA, ElfDynamicTable.RELA_SIZE, ElfDynamicTable.RELA_COUNT, true, condition)
                || any(ElfDynamicTable.REL, ElfDynamicTable.REL_SIZE, ElfDynamicTable.REL_COUNT, false, condition)
                || any(
                        ElfDynamicTable.PLT_RELOCATIONS,
                        ElfDynamicTable.PLT_RELOCATIONS_SIZE,
                        ElfDynamicTable.NONE,
                        addends,
                        condition);
    }

    /** Linkers put relocations without a symbol first, and count them: most tables have few others. */
    private boolean any(long tag, long sizeTag, long relativeTag, boolean addends, Condition condition)
            throws IOException {
        Optional<BinaryView> table = dynamic.table("relocations", tag);
        if (table.isEmpty()) {
            return false;
        }
        int word = header.is64() ? 8 : 4;
        int entry = (addends ? 3 : 2) * word;
        long size = dynamic.value(sizeTag).orElse(0L);
        table.get().require("relocations", 0, size);
        long relative = Math.min(dynamic.value(relativeTag).orElse(0L), size / entry);
        for (long at = relative * entry; at + entry <= size; at += entry) {
            long info = header.is64() ? table.get().i64(at + word) : table.get().u32(at + word);
            long type = header.is64() ? info & 0xffffffffL : info & 0xff;
            if (condition.holds(type, header.is64() ? info >>> 32 : info >>> 8)) {
                return true;
            }
        }
        return false;
    }
}
