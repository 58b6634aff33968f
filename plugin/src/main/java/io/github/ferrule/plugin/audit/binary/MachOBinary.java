package io.github.ferrule.plugin.audit.binary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * A library of macOS for one processor.
 *
 * @param installName LC_ID_DYLIB: the path that programs linked against it look for
 * @param needed all libraries it is linked to, the weak ones too
 * @param weaklyNeeded those that it loads without
 * @param rpaths the folders that {@code @rpath} is replaced by
 * @param minimumMacOs the oldest macOS that loads it
 * @param signed there is a code signature; Apple's arm64 kernels refuse code without one
 */
public record MachOBinary(
        long size,
        MachOHeader header,
        Optional<String> installName,
        List<String> needed,
        List<String> weaklyNeeded,
        List<String> rpaths,
        SortedSet<String> exports,
        List<ImportedSymbol> imports,
        Optional<VersionNumber> minimumMacOs,
        boolean signed,
        StrippableBytes leftovers)
        implements NativeBinary {

    /** The libraries without which it does not load. */
    public List<String> firmlyNeeded() {
        return needed.stream().filter(name -> !weaklyNeeded.contains(name)).toList();
    }

    @Override
    public boolean loadable() {
        return header.loadable();
    }

    @Override
    public Set<Machine> machines() {
        return Set.of(header.machine());
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.machO(this);
    }
}
