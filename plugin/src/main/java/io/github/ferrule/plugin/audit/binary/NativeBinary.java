package io.github.ferrule.plugin.audit.binary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** A parsed native library. */
public sealed interface NativeBinary permits ElfBinary, PeBinary, MachOBinary, UniversalBinary {

    /** Bytes of the file, or of the slice. */
    long size();

    /** The processors it runs on: one, but for a universal file. */
    Set<Machine> machines();

    /** Returns true if a program can load it: it is neither a program itself nor an object file. */
    boolean loadable();

    /** The libraries that the system's loader must find, as written in the file. */
    List<String> needed();

    /** The names that it offers, as C code spells them; in a universal file those that every slice has. */
    SortedSet<String> exports();

    /** The names by which a program finds its functions: the exports, and what loaders make of them. */
    default Set<String> callableNames() {
        return exports();
    }

    /** The names that it takes from other libraries. */
    List<ImportedSymbol> imports();

    /** Returns what {@code strip} would remove. */
    StrippableBytes leftovers();

    /** The lowest glibc that has every symbol version that the file needs; nothing if it needs none. */
    default Optional<VersionNumber> glibc() {
        return Optional.empty();
    }

    /** The oldest macOS that loads it. */
    default Optional<VersionNumber> minimumMacOs() {
        return Optional.empty();
    }

    /** Chooses by format. */
    <R> R match(Cases<R> cases);

    /** One answer for each format. */
    interface Cases<R> {
        R elf(ElfBinary elf);

        R pe(PeBinary pe);

        R machO(MachOBinary machO);

        R universal(UniversalBinary universal);
    }
}
