package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The headers of a PE file.
 *
 * @param machineCode IMAGE_FILE_MACHINE_…
 * @param dll the file declares itself a library
 * @param is64 PE32+
 * @param subsystemVersion the oldest Windows that loads it: 6.0 is Vista, 10.0 is Windows 10
 */
public record PeHeader(int machineCode, boolean dll, boolean is64, VersionNumber subsystemVersion) {

    private static final int DLL = 0x2000;
    private static final int PE32 = 0x10b;
    private static final int PE32_PLUS = 0x20b;
    private static final int DIRECTORIES = 16;

    /** A directory's place in memory. */
    record Directory(long address) {}

    /** All headers, with what is only needed to find the tables. */
    record Parts(
            PeHeader header,
            List<Directory> directories,
            long sectionTable,
            int sectionCount,
            long symbolTable,
            long symbolCount) {

        Directory directory(int index) {
            return index < directories.size() ? directories.get(index) : new Directory(0);
        }
    }

    static Parts read(BinaryView file) throws IOException {
        file.require("DOS header", 0, 64);
        long pe = file.u32(0x3c);
        file.require("PE header", pe, 24);
        if (file.u32(pe) != 0x4550) {
            throw file.malformed(pe, "no PE signature: this is a DOS program or something else");
        }
        int optionalSize = file.u16(pe + 20);
        long optional = pe + 24;
        file.require("PE optional header", optional, Math.max(optionalSize, 96));
        int magic = file.u16(optional);
        if (magic != PE32 && magic != PE32_PLUS) {
            throw file.malformed(optional, "PE optional header of kind 0x%x".formatted(magic));
        }
        boolean is64 = magic == PE32_PLUS;
        PeHeader header = new PeHeader(
                file.u16(pe + 4),
                (file.u16(pe + 22) & DLL) != 0,
                is64,
                VersionNumber.of(file.u16(optional + 48), file.u16(optional + 50)));
        return new Parts(
                header,
                directories(file, optional + (is64 ? 108 : 92), optional + optionalSize),
                optional + optionalSize,
                file.u16(pe + 6),
                file.u32(pe + 12),
                file.u32(pe + 16));
    }

    private static List<Directory> directories(BinaryView file, long count, long end) throws IOException {
        List<Directory> all = new ArrayList<>();
        long present = Math.min(file.u32(count), DIRECTORIES);
        for (long at = count + 4; all.size() < present && at + 8 <= end; at += 8) {
            all.add(new Directory(file.u32(at)));
        }
        return all;
    }

    /** The processor; {@link Machine#UNKNOWN} if Rust has no target for it. */
    public Machine machine() {
        return switch (machineCode) {
            case 0x8664 -> Machine.X86_64;
            case 0x14c -> Machine.X86;
            case 0xaa64 -> Machine.AARCH64;
            case 0x1c0, 0x1c4 -> Machine.ARM;
            default -> Machine.UNKNOWN;
        };
    }
}
