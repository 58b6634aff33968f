package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The dynamic symbols, divided into what the library offers and what it takes. */
record ElfSymbols(SortedSet<String> exports, List<ImportedSymbol> imports) {

    private static final int LOCAL = 0;
    private static final int WEAK = 2;
    private static final int UNDEFINED = 0;

    /** STV_DEFAULT and STV_PROTECTED, of the two bits for visibility, are seen from outside. */
    private static final List<Integer> VISIBLE = List.of(0, 3);

    private record Symbol(String name, int binding, int visibility, int section) {

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
        Optional<BinaryView> table = dynamic.table("dynamic symbols", ElfDynamicTable.SYMBOLS);
        if (table.isPresent()) {
            long count = ElfSymbolCount.of(dynamic, header, sections);
            int size = header.is64() ? 24 : 16;
            // the first entry is always the undefined symbol without a name
            for (long i = 1; i < count; i++) {
                Symbol symbol = symbol(table.get(), i * size, header.is64(), dynamic);
                if (symbol.exported() && !versions.marksVersion(i, symbol.name())) {
                    exports.add(symbol.name());
                } else if (symbol.imported()) {
                    imports.add(imported(symbol, versions.neededBy(i)));
                }
            }
        }
        return new ElfSymbols(Collections.unmodifiableSortedSet(exports), List.copyOf(imports));
    }

    private static Symbol symbol(BinaryView table, long at, boolean is64, ElfDynamicTable dynamic) throws IOException {
        int rest = is64 ? 4 : 12;
        return new Symbol(
                dynamic.text(table.u32(at)),
                table.u8(at + rest) >>> 4,
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
}
