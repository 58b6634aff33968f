package io.github.ferrule.plugin.audit.binary;

import java.util.Optional;

/**
 * A symbol that another library must provide.
 *
 * @param name as C code spells it; {@code #12} for an import by ordinal
 * @param library the library that provides it, if the file names one
 * @param version the symbol version on ELF, such as {@code GLIBC_2.17}
 * @param weak the library loads without it
 */
public record ImportedSymbol(String name, Optional<String> library, Optional<String> version, boolean weak) {

    /** A symbol that must be there, of a library that the file names. */
    static ImportedSymbol from(String library, String name) {
        return new ImportedSymbol(name, Optional.of(library), Optional.empty(), false);
    }
}
