package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.Optional;

/** How many dynamic symbols there are: no tag says it, so it follows from the sections or from one of the hash tables. */
final class ElfSymbolCount {

    private ElfSymbolCount() {}

    static long of(ElfDynamicTable dynamic, ElfHeader header, ElfSections sections) throws IOException {
        Optional<ElfSections.Section> section = sections.first(ElfSections.DYNAMIC_SYMBOLS);
        if (section.isPresent()) {
            return section.get().size() / (header.is64() ? 24 : 16);
        }
        Optional<BinaryView> hash = dynamic.table("hash table", ElfDynamicTable.HASH);
        if (hash.isPresent()) {
            return hash.get().u32(4);
        }
        Optional<BinaryView> gnuHash = dynamic.table("GNU hash table", ElfDynamicTable.GNU_HASH);
        return gnuHash.isPresent() ? last(gnuHash.get(), header.is64() ? 8 : 4) : 0;
    }

    /** The table ends with chains of hashes, one a symbol; the last of a chain has its lowest bit set. */
    private static long last(BinaryView table, int word) throws IOException {
        long buckets = table.u32(0);
        long firstHashed = table.u32(4);
        long bucketsAt = 16 + table.u32(8) * word;
        long highest = 0;
        for (long i = 0; i < buckets; i++) {
            highest = Math.max(highest, table.u32(bucketsAt + 4 * i));
        }
        if (highest < firstHashed) {
            return firstHashed;
        }
        long chains = bucketsAt + 4 * buckets;
        while ((table.u32(chains + 4 * (highest - firstHashed)) & 1) == 0) {
            highest++;
        }
        return highest + 1;
    }
}
