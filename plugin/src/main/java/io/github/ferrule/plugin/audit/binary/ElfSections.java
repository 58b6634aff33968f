package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section headers, which loaders ignore: they tell how many symbols there are and what a strip would remove. */
record ElfSections(List<Section> all) {

    static final long SYMBOL_TABLE = 2;
    static final long DYNAMIC_SYMBOLS = 11;

    private static final long NO_BITS = 8;

    record Section(String name, long type, long offset, long size, long link) {

        boolean debug() {
            return name.startsWith(".debug_") || name.startsWith(".zdebug_");
        }
    }

    static ElfSections read(BinaryView file, ElfHeader header) throws IOException {
        ElfHeader.Table table = header.sections(file);
        if (table.offset() == 0 || table.count() == 0) {
            return new ElfSections(List.of());
        }
        int size = header.is64() ? 64 : 40;
        if (table.entrySize() != size) {
            throw file.malformed(0, "section headers of %d bytes instead of %d".formatted(table.entrySize(), size));
        }
        BinaryView view = file.part(table.what(), table.offset(), (long) size * table.count());
        int names = header.sectionNames(file);
        if (names >= table.count()) {
            throw file.malformed(0, "section %d, which has the names, is not there".formatted(names));
        }
        BinaryView strings = contents(file, raw(view, (long) names * size, "names", header.is64()));
        List<Section> all = new ArrayList<>();
        for (int i = 0; i < table.count(); i++) {
            long at = (long) i * size;
            Section section = raw(view, at, i == 0 ? "" : strings.string(view.u32(at)), header.is64());
            if (i > 0 && section.type() != NO_BITS) {
                file.require("section " + section.name(), section.offset(), section.size());
            }
            all.add(section);
        }
        return new ElfSections(List.copyOf(all));
    }

    private static Section raw(BinaryView view, long at, String name, boolean is64) throws IOException {
        return is64
                ? new Section(name, view.u32(at + 4), view.i64(at + 24), view.i64(at + 32), view.u32(at + 40))
                : new Section(name, view.u32(at + 4), view.u32(at + 16), view.u32(at + 20), view.u32(at + 24));
    }

    private static BinaryView contents(BinaryView file, Section section) throws MalformedBinaryException {
        return file.part("section " + section.name(), section.offset(), section.size());
    }

    Optional<Section> first(long type) {
        return all.stream().filter(section -> section.type() == type).findFirst();
    }

    StrippableBytes leftovers() {
        long debug = all.stream()
                .filter(section -> section.debug() && section.type() != NO_BITS)
                .mapToLong(Section::size)
                .sum();
        long symbols = first(SYMBOL_TABLE)
                .map(table -> table.size() + stringsOf(table).map(Section::size).orElse(0L))
                .orElse(0L);
        return new StrippableBytes(symbols, debug);
    }

    private Optional<Section> stringsOf(Section table) {
        return table.link() < all.size() ? Optional.of(all.get((int) table.link())) : Optional.empty();
    }
}
