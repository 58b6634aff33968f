package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Takes a universal file apart into its slices. */
final class UniversalReader {

    static final long FAT = 0xcafebabeL;
    private static final long FAT_64 = 0xcafebabfL;

    /** A Java class file starts with the same four bytes, and then has its version, which is at least 45. */
    private static final int MOST_SLICES = 44;

    /** The bytes that tell a universal file from a Java class. */
    static final int BEGINNING = 8;

    private UniversalReader() {}

    static boolean isSliceCount(long count) {
        return count > 0 && count <= MOST_SLICES;
    }

    static boolean accepts(long magic) {
        return magic == FAT || magic == FAT_64;
    }

    static UniversalBinary read(BinaryView bytes) throws IOException {
        BinaryView file = bytes.in(ByteOrder.BIG_ENDIAN);
        boolean wide = file.u32(0) == FAT_64;
        long count = file.u32(4);
        if (!isSliceCount(count)) {
            throw file.malformed(4, "a universal file with %d slices, or a Java class".formatted(count));
        }
        List<MachOBinary> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = 8 + (long) i * (wide ? 32 : 20);
            file.require("slice table", at, wide ? 32 : 20);
            MachOBinary slice = MachOReader.read(file.part(
                    "slice " + i,
                    wide ? file.i64(at + 8) : file.u32(at + 8),
                    wide ? file.i64(at + 16) : file.u32(at + 12)));
            if (slice.header().cpuType() != file.u32(at)) {
                throw file.malformed(at, "slice %d is for another processor than the table says".formatted(i));
            }
            slices.add(slice);
        }
        return new UniversalBinary(file.length(), List.copyOf(slices));
    }
}
