package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Functions whose code the library itself chooses while it is loaded (STT_GNU_IFUNC).
 *
 * @param internal the library calls such a function that it does not export
 * @param exported the names of those that it exports
 */
public record ElfIndirectFunctions(boolean internal, List<String> exported) {

    /** The relocation for the chosen address, R_X86_64_IRELATIVE and its like, by the processor. */
    private static final Map<Machine, Integer> CHOSEN = Map.of(
            Machine.X86_64, 37,
            Machine.X86, 42,
            Machine.AARCH64, 1032,
            Machine.ARM, 160,
            Machine.RISCV64, 58,
            Machine.POWERPC64LE, 248,
            Machine.POWERPC64, 248,
            Machine.S390X, 61,
            Machine.LOONGARCH64, 12);

    static ElfIndirectFunctions read(ElfHeader header, ElfDynamicTable dynamic, ElfSymbols symbols) throws IOException {
        Integer chosen = CHOSEN.get(header.machine());
        boolean internal = chosen != null && new ElfRelocations(header, dynamic).any((type, symbol) -> type == chosen);
        return new ElfIndirectFunctions(internal, symbols.indirect());
    }

    /** Returns true if there are any. */
    public boolean any() {
        return internal || !exported.isEmpty();
    }
}
