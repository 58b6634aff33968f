package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.nio.ByteOrder;

/**
 * The first bytes of an ELF file.
 *
 * @param is64 ELFCLASS64
 * @param littleEndian the byte order of the processor
 * @param osAbi EI_OSABI: 0 System V, 3 GNU, 9 FreeBSD …
 * @param abiVersion EI_ABIVERSION: the version of what EI_OSABI names
 * @param type ET_DYN (3) for a shared library
 * @param machineCode EM_… number of the processor
 * @param flags flags of the processor's ABI, such as ARM's EABI version
 */
public record ElfHeader(
        boolean is64, boolean littleEndian, int osAbi, int abiVersion, int type, int machineCode, long flags) {

    static final int SHARED_OBJECT = 3;

    private static final int ARM = 40;
    private static final long ARM_SOFT_FLOAT = 0x200;
    private static final long ARM_HARD_FLOAT = 0x400;

    /** The place of a table in the file. */
    record Table(String what, long offset, int entrySize, int count) {}

    static ElfHeader read(BinaryView file) throws IOException {
        file.require("ELF identification", 0, 16);
        int bits = file.u8(4);
        int order = file.u8(5);
        if (bits != 1 && bits != 2 || order != 1 && order != 2 || file.u8(6) != 1) {
            throw file.malformed(4, "ELF class %d, byte order %d: neither is defined".formatted(bits, order));
        }
        BinaryView view = file.in(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        file.require("ELF header", 0, bits == 2 ? 64 : 52);
        return new ElfHeader(
                bits == 2,
                order == 1,
                file.u8(7),
                file.u8(8),
                view.u16(16),
                view.u16(18),
                view.u32(bits == 2 ? 48 : 36));
    }

    Table segments(BinaryView file) throws IOException {
        return is64
                ? new Table("program headers", file.i64(32), file.u16(54), file.u16(56))
                : new Table("program headers", file.u32(28), file.u16(42), file.u16(44));
    }

    Table sections(BinaryView file) throws IOException {
        return is64
                ? new Table("section headers", file.i64(40), file.u16(58), file.u16(60))
                : new Table("section headers", file.u32(32), file.u16(46), file.u16(48));
    }

    int sectionNames(BinaryView file) throws IOException {
        return file.u16(is64 ? 62 : 50);
    }

    /** The processor; {@link Machine#UNKNOWN} if Rust has no target for it. */
    public Machine machine() {
        return switch (machineCode) {
            case 62 -> is64 ? Machine.X86_64 : Machine.UNKNOWN;
            case 3, 6 -> Machine.X86;
            case 183 -> is64 && littleEndian ? Machine.AARCH64 : Machine.UNKNOWN;
            case ARM -> littleEndian ? Machine.ARM : Machine.UNKNOWN;
            case 243 -> is64 ? Machine.RISCV64 : Machine.RISCV32;
            case 21 -> littleEndian ? Machine.POWERPC64LE : Machine.POWERPC64;
            case 20 -> Machine.POWERPC;
            case 22 -> is64 ? Machine.S390X : Machine.UNKNOWN;
            case 258 -> is64 ? Machine.LOONGARCH64 : Machine.UNKNOWN;
            case 8 -> is64 ? Machine.MIPS64 : Machine.MIPS;
            case 2, 18 -> Machine.SPARC;
            case 43 -> Machine.SPARC64;
            default -> Machine.UNKNOWN;
        };
    }

    /** The EABI version of an ARM library; 0 for other processors. */
    public int armEabi() {
        return machineCode == ARM ? (int) (flags >>> 24) : 0;
    }

    /** Returns true if an ARM library declares that it passes floating-point numbers in registers. */
    public boolean armHardFloat() {
        return machineCode == ARM && (flags & ARM_HARD_FLOAT) != 0;
    }

    /** Returns true if an ARM library declares that it passes floating-point numbers in integer registers. */
    public boolean armSoftFloat() {
        return machineCode == ARM && (flags & ARM_SOFT_FLOAT) != 0;
    }
}
