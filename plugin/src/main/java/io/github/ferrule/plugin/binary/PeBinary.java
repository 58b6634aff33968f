package io.github.ferrule.plugin.binary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * A library of Windows.
 *
 * @param needed DLLs that must be found for this one to load
 * @param delayed DLLs that are looked for when one of their functions is first called
 * @param debugFile the path of the PDB file, as the linker wrote it
 */
public record PeBinary(
        long size,
        PeHeader header,
        List<String> needed,
        List<String> delayed,
        SortedSet<String> exports,
        List<ImportedSymbol> imports,
        Optional<String> debugFile,
        Leftovers leftovers)
        implements NativeBinary {

    @Override
    public Set<Machine> machines() {
        return Set.of(header.machine());
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.pe(this);
    }
}
