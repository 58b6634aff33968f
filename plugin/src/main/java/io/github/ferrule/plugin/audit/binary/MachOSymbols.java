package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The symbol table of a Mach-O file. */
final class MachOSymbols {

    private static final int STAB = 0xe0;
    private static final int KIND = 0x0e;
    private static final int PRIVATE = 0x10;
    private static final int EXTERNAL = 0x01;
    private static final int WEAK_REFERENCE = 0x40;

    private final SortedSet<String> defined = new TreeSet<>();
    private final List<ImportedSymbol> imported = new ArrayList<>();
    private long localBytes;

    private MachOSymbols() {}

    static MachOSymbols read(BinaryView file, MachOHeader header, LoadCommands commands, List<String> libraries)
            throws IOException {
        MachOSymbols symbols = new MachOSymbols();
        Optional<LoadCommands.Command> command = commands.first(LoadCommands.SYMBOLS);
        if (command.isPresent()) {
            BinaryView fields = command.get().bytes();
            int size = header.is64() ? 16 : 12;
            long count = fields.u32(12);
            BinaryView table = file.part("symbol table", fields.u32(8), size * count);
            BinaryView names = file.part("symbol names", fields.u32(16), fields.u32(20));
            for (long i = 0; i < count; i++) {
                symbols.add(table, i * size, size, names, libraries);
            }
        }
        return symbols;
    }

    private void add(BinaryView table, long at, int size, BinaryView names, List<String> libraries) throws IOException {
        int type = table.u8(at + 4);
        if ((type & STAB) != 0 || (type & EXTERNAL) == 0) {
            localBytes += size + names.stringLength(table.u32(at)) + 1;
            return;
        }
        String name = plain(names.string(table.u32(at)));
        if ((type & KIND) == 0) {
            int description = table.u16(at + 6);
            int library = description >>> 8;
            imported.add(new ImportedSymbol(
                    name,
                    library > 0 && library <= libraries.size()
                            ? Optional.of(libraries.get(library - 1))
                            : Optional.empty(),
                    Optional.empty(),
                    (description & WEAK_REFERENCE) != 0));
        } else if ((type & PRIVATE) == 0) {
            defined.add(name);
        }
    }

    /** C's names begin with an underscore here. */
    static String plain(String name) {
        return name.startsWith("_") ? name.substring(1) : name;
    }

    SortedSet<String> defined() {
        return defined;
    }

    List<ImportedSymbol> imported() {
        return List.copyOf(imported);
    }

    /** Returns the bytes that {@code strip -x} would remove. */
    long localBytes() {
        return localBytes;
    }
}
