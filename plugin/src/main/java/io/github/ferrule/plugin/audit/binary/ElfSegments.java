package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program headers: the parts that the loader maps, and the places of the tables that it reads. */
record ElfSegments(List<Segment> all) {

    static final long LOAD = 1;
    static final long DYNAMIC = 2;
    static final long NOTE = 4;
    static final long THREAD_LOCALS = 7;
    static final long GNU_STACK = 0x6474e551L;
    static final long GNU_PROPERTY = 0x6474e553L;

    private static final long EXECUTE = 1;

    record Segment(long type, long flags, long offset, long address, long fileSize, long memorySize) {}

    static ElfSegments read(BinaryView file, ElfHeader header) throws IOException {
        ElfHeader.Table table = header.segments(file);
        int size = header.is64() ? 56 : 32;
        List<Segment> all = new ArrayList<>();
        if (table.count() > 0) {
            if (table.entrySize() != size) {
                throw file.malformed(0, "program headers of %d bytes instead of %d".formatted(table.entrySize(), size));
            }
            BinaryView view = file.part(table.what(), table.offset(), (long) size * table.count());
            for (int i = 0; i < table.count(); i++) {
                Segment segment = segment(view, (long) i * size, header.is64());
                file.require("segment " + i, segment.offset(), segment.fileSize());
                all.add(segment);
            }
        }
        return new ElfSegments(List.copyOf(all));
    }

    private static Segment segment(BinaryView view, long at, boolean is64) throws IOException {
        return is64
                ? new Segment(
                        view.u32(at),
                        view.u32(at + 4),
                        view.i64(at + 8),
                        view.i64(at + 16),
                        view.i64(at + 32),
                        view.i64(at + 40))
                : new Segment(
                        view.u32(at),
                        view.u32(at + 24),
                        view.u32(at + 4),
                        view.u32(at + 8),
                        view.u32(at + 16),
                        view.u32(at + 20));
    }

    Optional<Segment> first(long type) {
        return all.stream().filter(segment -> segment.type() == type).findFirst();
    }

    /** The permission that the file asks for its stack; without a request, the system's default applies. */
    StackPermission stack() {
        return first(GNU_STACK)
                .map(stack -> (stack.flags() & EXECUTE) == 0 ? StackPermission.PLAIN : StackPermission.EXECUTABLE)
                .orElse(StackPermission.UNSPECIFIED);
    }

    /** The part of the file from an address on, to the end of the segment that holds it. */
    BinaryView at(BinaryView file, String what, long address) throws MalformedBinaryException {
        for (Segment segment : all) {
            long into = address - segment.address();
            if (segment.type() == LOAD && into >= 0 && into < segment.fileSize()) {
                return file.part(what, segment.offset() + into, segment.fileSize() - into);
            }
        }
        throw file.malformed(0, "%s: no segment holds the address 0x%x".formatted(what, address));
    }
}
