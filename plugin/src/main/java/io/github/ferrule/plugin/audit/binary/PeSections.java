package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The sections: they translate addresses in memory to places in the file. */
record PeSections(BinaryView file, List<Section> all, NavigableMap<Long, Section> byAddress) {

    private static final int ENTRY = 40;
    private static final int SYMBOL = 18;

    record Section(String name, long address, long memorySize, long offset, long fileSize) {}

    static PeSections read(BinaryView file, PeHeader.Parts parts) throws IOException {
        List<Section> all = new ArrayList<>();
        file.require("section table", parts.sectionTable(), (long) ENTRY * parts.sectionCount());
        for (int i = 0; i < parts.sectionCount(); i++) {
            long at = parts.sectionTable() + (long) ENTRY * i;
            String name = name(file, at, parts);
            long fileSize = file.u32(at + 16);
            long offset = file.u32(at + 20);
            if (offset > 0) {
                file.require("section " + name, offset, fileSize);
            }
            all.add(new Section(name, file.u32(at + 12), file.u32(at + 8), offset, offset > 0 ? fileSize : 0));
        }
        NavigableMap<Long, Section> byAddress = new TreeMap<>();
        all.stream()
                .filter(section -> section.fileSize() > 0)
                .forEach(section -> byAddress.putIfAbsent(section.address(), section));
        return new PeSections(file, List.copyOf(all), byAddress);
    }

    /** MinGW keeps names of more than eight letters behind the symbol table, as {@code /123}. */
    private static String name(BinaryView file, long at, PeHeader.Parts parts) throws IOException {
        String name = file.string(at, 8);
        if (name.matches("/\\d+") && parts.symbolTable() > 0) {
            return file.string(
                    parts.symbolTable() + SYMBOL * parts.symbolCount() + Integer.parseInt(name.substring(1)));
        }
        return name;
    }

    /** Returns the part of the file from an address in memory to the end of its section. */
    BinaryView at(String what, long address) throws MalformedBinaryException {
        Map.Entry<Long, Section> entry = byAddress.floorEntry(address);
        if (entry != null && address - entry.getKey() < entry.getValue().fileSize()) {
            long into = address - entry.getKey();
            return file.part(
                    what, entry.getValue().offset() + into, entry.getValue().fileSize() - into);
        }
        throw file.malformed(0, "%s: no section holds the address 0x%x".formatted(what, address));
    }

    StrippableBytes leftovers(PeHeader.Parts parts) throws IOException {
        long debug = all.stream()
                .filter(section -> section.name().startsWith(".debug_"))
                .mapToLong(section -> Math.min(section.fileSize(), section.memorySize()))
                .sum();
        if (parts.symbolTable() == 0 || parts.symbolCount() == 0) {
            return new StrippableBytes(0, debug);
        }
        long symbols = SYMBOL * parts.symbolCount();
        file.require("COFF symbol table", parts.symbolTable(), symbols + 4);
        return new StrippableBytes(symbols + file.u32(parts.symbolTable() + symbols), debug);
    }
}
