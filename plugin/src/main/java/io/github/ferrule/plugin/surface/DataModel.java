package io.github.ferrule.plugin.surface;

import io.github.ferrule.plugin.build.target.Architecture;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;

/**
 * The widths of C's types on one target.
 *
 * @param pointerBits the width of a pointer, and of {@code usize}
 * @param longBits the width of C's {@code long}: 32 bits on Windows
 * @param wcharBits the width of {@code wchar_t}: 16 bits on Windows
 * @param eightByteAlignment the alignment of {@code i64} and {@code f64} in bytes: 4 on 32-bit x86 except Windows
 */
public record DataModel(int pointerBits, int longBits, int wcharBits, int eightByteAlignment) {

    /** Returns the data model of a target, as its psABI has it. */
    public static DataModel of(TargetTriple triple) {
        boolean windows = triple.os() == OperatingSystem.WINDOWS;
        int pointer = is32Bit(triple.architecture()) ? 32 : 64;
        boolean packsWords = triple.architecture() == Architecture.X86 && !windows;
        return new DataModel(pointer, windows ? 32 : pointer, windows ? 16 : 32, packsWords ? 4 : 8);
    }

    private static boolean is32Bit(Architecture architecture) {
        return architecture == Architecture.X86 || architecture == Architecture.ARM;
    }
}
