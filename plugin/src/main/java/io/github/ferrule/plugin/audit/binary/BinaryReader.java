package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tells the formats apart by their first bytes and reads the file. */
public final class BinaryReader {

    private static final long ELF = 0x7f454c46L;
    private static final int MZ = 0x4d5a;

    private BinaryReader() {}

    /** Returns true if a file that begins with these bytes has one of the formats. */
    public static boolean accepts(byte[] head) {
        if (head.length < UniversalReader.BEGINNING) {
            return false;
        }
        ByteBuffer numbers = ByteBuffer.wrap(head);
        long magic = Integer.toUnsignedLong(numbers.getInt());
        return magic == ELF
                || magic >>> 16 == MZ
                || MachOReader.accepts(magic)
                || UniversalReader.accepts(magic) && UniversalReader.isSliceCount(numbers.getInt());
    }

    /**
     * Reads a library of any of the three formats.
     *
     * @param kept the memory for names, which several files may share
     * @throws MalformedBinaryException if the file is none of the formats, is damaged, or has more names than that
     * @throws IOException if the source cannot be read
     */
    public static NativeBinary read(ByteSource source, MemoryBudget kept) throws IOException {
        BinaryView file = BinaryView.of(source, kept);
        if (file.length() < 4) {
            throw file.malformed(0, "%d bytes are too few for a library".formatted(file.length()));
        }
        long magic = file.in(ByteOrder.BIG_ENDIAN).u32(0);
        if (magic == ELF) {
            return ElfReader.read(file);
        }
        if (magic >>> 16 == MZ) {
            return PeReader.read(file);
        }
        if (UniversalReader.accepts(magic)) {
            return UniversalReader.read(file);
        }
        if (MachOReader.accepts(magic)) {
            return MachOReader.read(file);
        }
        throw file.malformed(0, "neither ELF, PE nor Mach-O: the file starts with %08x".formatted(magic));
    }
}
