package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The import table: the libraries and symbols that must be there for this one to load. */
record PeImports(List<String> libraries, List<ImportedSymbol> symbols) {

    private static final Layout AT_ONCE = new Layout("import table", 1, 20, 12, 0, 16);
    private static final Layout DELAYED = new Layout("delay import table", 13, 32, 4, 16, 16);

    /** The places of the fields of an entry; the lookup table may be missing, then the address table has the names. */
    private record Layout(String what, int directory, int size, int name, int lookup, int addresses) {}

    static PeImports atOnce(PeHeader.Parts parts, PeSections sections) throws IOException {
        return read(AT_ONCE, parts, sections);
    }

    static PeImports delayed(PeHeader.Parts parts, PeSections sections) throws IOException {
        return read(DELAYED, parts, sections);
    }

    private static PeImports read(Layout layout, PeHeader.Parts parts, PeSections sections) throws IOException {
        List<String> libraries = new ArrayList<>();
        List<ImportedSymbol> symbols = new ArrayList<>();
        PeHeader.Directory directory = parts.directory(layout.directory());
        if (directory.address() != 0) {
            BinaryView table = sections.at(layout.what(), directory.address());
            for (long at = 0; table.u32(at + layout.name()) != 0; at += layout.size()) {
                String library = sections.at("library name", table.u32(at + layout.name()))
                        .string(0);
                libraries.add(library);
                long lookup = table.u32(at + layout.lookup());
                long names = lookup != 0 ? lookup : table.u32(at + layout.addresses());
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
