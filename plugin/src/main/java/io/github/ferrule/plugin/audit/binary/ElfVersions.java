package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code .gnu.version_r}, {@code .gnu.version_d} and the table that gives each dynamic symbol one of their versions. */
final class ElfVersions {

    private static final int WEAK = 2;
    private static final int INDEX = 0x7fff;

    private final Set<NeededVersion> needed = new LinkedHashSet<>();
    private final Map<Integer, NeededVersion> byIndex = new HashMap<>();
    private final Map<Integer, String> definedByIndex = new HashMap<>();
    private final Optional<BinaryView> ofSymbols;

    private ElfVersions(Optional<BinaryView> ofSymbols) {
        this.ofSymbols = ofSymbols;
    }

    static ElfVersions read(ElfDynamicTable dynamic) throws IOException {
        ElfVersions versions = new ElfVersions(dynamic.table("symbol versions", ElfDynamicTable.SYMBOL_VERSIONS));
        Optional<BinaryView> needs = dynamic.table("needed versions", ElfDynamicTable.VERSION_NEEDS);
        if (needs.isPresent()) {
            versions.readNeeded(
                    needs.get(),
                    dynamic,
                    dynamic.value(ElfDynamicTable.VERSION_NEED_COUNT).orElse(0L));
        }
        Optional<BinaryView> definitions = dynamic.table("defined versions", ElfDynamicTable.VERSION_DEFINITIONS);
        if (definitions.isPresent()) {
            versions.readDefined(
                    definitions.get(),
                    dynamic,
                    dynamic.value(ElfDynamicTable.VERSION_DEFINITION_COUNT).orElse(0L));
        }
        return versions;
    }

    private void readNeeded(BinaryView table, ElfDynamicTable dynamic, long count) throws IOException {
        long at = 0;
        for (long i = 0; i < count; i++) {
            String library = dynamic.text(table.u32(at + 4));
            long entry = at + table.u32(at + 8);
            int entries = table.u16(at + 2);
            for (int j = 0; j < entries; j++) {
                boolean weak = (table.u16(entry + 4) & WEAK) != 0;
                NeededVersion version = new NeededVersion(library, dynamic.text(table.u32(entry + 8)), weak);
                needed.add(version);
                byIndex.put(table.u16(entry + 6) & INDEX, version);
                entry += table.u32(entry + 12);
            }
            at += table.u32(at + 12);
        }
    }

    private void readDefined(BinaryView table, ElfDynamicTable dynamic, long count) throws IOException {
        long at = 0;
        for (long i = 0; i < count; i++) {
            String name = dynamic.text(table.u32(at + table.u32(at + 12)));
            definedByIndex.put(table.u16(at + 4) & INDEX, name);
            at += table.u32(at + 16);
        }
    }

    List<NeededVersion> needed() {
        return List.copyOf(needed);
    }

    Optional<NeededVersion> neededBy(long symbol) throws IOException {
        return ofSymbols.isEmpty() ? Optional.empty() : Optional.ofNullable(byIndex.get(index(symbol)));
    }

    /** Returns true if the symbol only marks a version that this library defines. */
    boolean marksVersion(long symbol, String name) throws IOException {
        return ofSymbols.isPresent() && name.equals(definedByIndex.get(index(symbol)));
    }

    private int index(long symbol) throws IOException {
        return ofSymbols.get().u16(2 * symbol) & INDEX;
    }
}
