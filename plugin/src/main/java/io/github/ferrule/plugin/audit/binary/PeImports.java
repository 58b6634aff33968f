package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The import table: the libraries and symbols that must be there for this one to load. */
record PeImports(List<String> libraries, List<ImportedSymbol> symbols) {

    // "Import Directory Table" in Microsoft's PE Format
    private static final int DIRECTORY = 1;
    private static final int ENTRY_SIZE = 20;
    private static final int LOOKUP_TABLE = 0;
    private static final int NAME = 12;
    private static final int ADDRESS_TABLE = 16;

    static PeImports read(PeHeader.Parts parts, PeSections sections) throws IOException {
        List<String> libraries = new ArrayList<>();
        List<ImportedSymbol> symbols = new ArrayList<>();
        PeHeader.Directory directory = parts.directory(DIRECTORY);
        if (directory.address() != 0) {
            BinaryView table = sections.at("import table", directory.address());
            for (long at = 0; table.u32(at + NAME) != 0; at += ENTRY_SIZE) {
                String library =
                        sections.at("library name", table.u32(at + NAME)).string(0);
                libraries.add(library);
                long lookup = table.u32(at + LOOKUP_TABLE);
                // the lookup table may be missing; then the address table has the names
                long names = lookup != 0 ? lookup : table.u32(at + ADDRESS_TABLE);
                addSymbols(library, sections.at("names from " + library, names), parts, sections, symbols);
            }
        }
        return new PeImports(List.copyOf(libraries), List.copyOf(symbols));
    }

    private static void addSymbols(
            String library, BinaryView names, PeHeader.Parts parts, PeSections sections, List<ImportedSymbol> symbols)
            throws IOException {
        boolean is64 = parts.header().is64();
        int size = is64 ? 8 : 4;
        for (long at = 0; ; at += size) {
            long entry = is64 ? names.i64(at) : names.u32(at);
            if (entry == 0) {
                return;
            }
            boolean byOrdinal = is64 ? entry < 0 : (entry & 0x80000000L) != 0;
            symbols.add(ImportedSymbol.from(
                    library,
                    byOrdinal
                            ? "#" + (entry & 0xffff)
                            : sections.at("imported name", entry).string(2)));
        }
    }
}
