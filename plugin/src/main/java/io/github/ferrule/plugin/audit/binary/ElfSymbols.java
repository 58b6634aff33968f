package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The dynamic symbols.
 *
 * @param indirect the exports that are STT_GNU_IFUNC
 */
record ElfSymbols(SortedSet<String> exports, List<ImportedSymbol> imports, List<String> indirect) {

    private static final int LOCAL = 0;
    private static final int WEAK = 2;
    private static final int INDIRECT = 10;
    private static final int UNDEFINED = 0;

    /** STV_DEFAULT and STV_PROTECTED, of the two bits for visibility, are seen from outside. */
    private static final List<Integer> VISIBLE = List.of(0, 3);

    private record Symbol(String name, int binding, int type, int visibility, int section) {

        boolean exported() {
            return section != UNDEFINED && binding != LOCAL && VISIBLE.contains(visibility);
        }

        boolean imported() {
            return section == UNDEFINED && binding != LOCAL;
        }
    }

    static ElfSymbols read(ElfDynamicTable dynamic, ElfHeader header, ElfSections sections, ElfVersions versions)
            throws IOException {
        SortedSet<String> exports = new TreeSet<>();
        List<ImportedSymbol> imports = new ArrayList<>();
        List<String> indirect = new ArrayList<>();
        Optional<BinaryView> table = dynamic.table("dynamic symbols", ElfDynamicTable.SYMBOLS);
        if (table.isPresent()) {
            long count = count(dynamic, header, sections);
            int size = header.is64() ? 24 : 16;
            // the first entry is always the undefined symbol without a name
            for (long i = 1; i < count; i++) {
                Symbol symbol = symbol(table.get(), i * size, header.is64(), dynamic);
                if (symbol.exported() && !versions.marksVersion(i, symbol.name())) {
                    exports.add(symbol.name());
                    if (symbol.type() == INDIRECT) {
                        indirect.add(symbol.name());
                    }
                } else if (symbol.imported()) {
                    imports.add(imported(symbol, versions.neededBy(i)));
                }
            }
        }
        return new ElfSymbols(Collections.unmodifiableSortedSet(exports), List.copyOf(imports), List.copyOf(indirect));
    }

    private static Symbol symbol(BinaryView table, long at, boolean is64, ElfDynamicTable dynamic) throws IOException {
        int rest = is64 ? 4 : 12;
        return new Symbol(
                dynamic.text(table.u32(at)),
                table.u8(at + rest) >>> 4,
                table.u8(at + rest) & 0xf,
                table.u8(at + rest + 1) & 3,
                table.u16(at + rest + 2));
    }

    private static ImportedSymbol imported(Symbol symbol, Optional<NeededVersion> version) {
        return new ImportedSymbol(
                symbol.name(),
                version.map(NeededVersion::library),
                version.map(NeededVersion::name),
                symbol.binding() == WEAK);
    }

    /** Counts the symbols: no tag has the number, so it follows from the sections or from a hash table. */
    private static long count(ElfDynamicTable dynamic, ElfHeader header, ElfSections sections) throws IOException {
        Optional<ElfSections.Section> section = sections.first(ElfSections.DYNAMIC_SYMBOLS);
        if (section.isPresent()) {
            return section.get().size() / (header.is64() ? 24 : 16);
        }
        Optional<BinaryView> hash = dynamic.table("hash table", ElfDynamicTable.HASH);
        if (hash.isPresent()) {
            return hash.get().u32(4);
        }
        Optional<BinaryView> gnuHash = dynamic.table("GNU hash table", ElfDynamicTable.GNU_HASH);
        return gnuHash.isPresent() ? countHashed(gnuHash.get(), header.is64() ? 8 : 4) : 0;
    }

    /** The table ends with chains of hashes, one a symbol; the last of a chain has its lowest bit set. */
    private static long countHashed(BinaryView table, int word) throws IOException {
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
