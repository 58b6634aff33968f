package io.github.ferrule.plugin.audit.binary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of macOS with a slice for each of several processors.
 *
 * @param slices at least one
 */
public record UniversalBinary(long size, List<MachOBinary> slices) implements NativeBinary {

    @Override
    public Set<Machine> machines() {
        return slices.stream().flatMap(slice -> slice.machines().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean loadable() {
        return slices.stream().allMatch(MachOBinary::loadable);
    }

    @Override
    public List<String> needed() {
        return distinct(slice -> slice.needed().stream());
    }

    @Override
    public SortedSet<String> exports() {
        SortedSet<String> common = new TreeSet<>(slices.get(0).exports());
        slices.forEach(slice -> common.retainAll(slice.exports()));
        return common;
    }

    @Override
    public List<ImportedSymbol> imports() {
        return distinct(slice -> slice.imports().stream());
    }

    @Override
    public StrippableBytes leftovers() {
        return slices.stream().map(MachOBinary::leftovers).reduce(StrippableBytes.NONE, StrippableBytes::plus);
    }

    /** The strictest slice's. */
    @Override
    public Optional<VersionNumber> minimumMacOs() {
        return slices.stream().flatMap(slice -> slice.minimumMacOs().stream()).max(VersionNumber::compareTo);
    }

    private <T> List<T> distinct(Function<MachOBinary, Stream<T>> part) {
        return slices.stream().flatMap(part).distinct().toList();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.universal(this);
    }
}
