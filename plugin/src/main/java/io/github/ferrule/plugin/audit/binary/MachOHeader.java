package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;

/**
 * The first bytes of a Mach-O file or slice.
 *
 * @param cpuType CPU_TYPE_…
 * @param fileType MH_DYLIB (6), MH_BUNDLE (8) …
 */
public record MachOHeader(boolean is64, long cpuType, long fileType) {

    private static final int DYLIB = 6;
    private static final int BUNDLE = 8;

    /** The load commands that follow the header. */
    record Commands(long offset, long count, long size) {}

    static MachOHeader read(BinaryView file, boolean is64) throws IOException {
        return new MachOHeader(is64, file.u32(4), file.u32(12));
    }

    Commands commands(BinaryView file) throws IOException {
        return new Commands(is64 ? 32 : 28, file.u32(16), file.u32(20));
    }

    /** Returns true if the file can be loaded at run time. */
    public boolean loadable() {
        return fileType == DYLIB || fileType == BUNDLE;
    }

    /** The processor; {@link Machine#UNKNOWN} if Rust has no target for it. */
    public Machine machine() {
        return machine(cpuType);
    }

    static Machine machine(long cpuType) {
        return switch ((int) cpuType) {
            case 0x01000007 -> Machine.X86_64;
            case 0x0100000c -> Machine.AARCH64;
            case 7 -> Machine.X86;
            case 12 -> Machine.ARM;
            case 18 -> Machine.POWERPC;
            case 0x01000012 -> Machine.POWERPC64;
            default -> Machine.UNKNOWN;
        };
    }
}
