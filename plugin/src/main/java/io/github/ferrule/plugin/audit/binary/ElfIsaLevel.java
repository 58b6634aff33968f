package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.OptionalInt;

/** The x86-64 level (1 to 4) that the GNU property note says the processor must have. */
final class ElfIsaLevel {

    private static final long PROPERTIES = 5;
    private static final long X86_ISA_1_NEEDED = 0xc0008002L;

    private ElfIsaLevel() {}

    static OptionalInt read(BinaryView file, ElfHeader header, ElfSegments segments) throws IOException {
        int alignment = header.is64() ? 8 : 4;
        for (ElfSegments.Segment segment : segments.all()) {
            if (segment.type() == ElfSegments.NOTE || segment.type() == ElfSegments.GNU_PROPERTY) {
                OptionalInt level = inNotes(file.part("notes", segment.offset(), segment.fileSize()), alignment);
                if (level.isPresent()) {
                    return level;
                }
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt inNotes(BinaryView notes, int alignment) throws IOException {
        long at = 0;
        while (at + 12 <= notes.length()) {
            long description = at + 12 + align(notes.u32(at), 4);
            long size = notes.u32(at + 4);
            notes.require("note", description, size);
            if (notes.u32(at + 8) == PROPERTIES) {
                OptionalInt level = inProperties(notes.part("properties", description, size), alignment);
                if (level.isPresent()) {
                    return level;
                }
            }
            at = description + align(size, 4);
        }
        return OptionalInt.empty();
    }

    private static OptionalInt inProperties(BinaryView properties, int alignment) throws IOException {
        long at = 0;
        while (at + 8 <= properties.length()) {
            long size = properties.u32(at + 4);
            if (properties.u32(at) == X86_ISA_1_NEEDED && size == 4) {
                long levels = properties.u32(at + 8);
                return levels == 0 ? OptionalInt.empty() : OptionalInt.of(64 - Long.numberOfLeadingZeros(levels));
            }
            at += 8 + align(size, alignment);
        }
        return OptionalInt.empty();
    }

    private static long align(long size, int alignment) {
        return (size + alignment - 1) / alignment * alignment;
    }
}
