package io.github.ferrule.plugin.audit.binary;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A library of Linux, Android or one of the BSDs.
 *
 * @param header class, byte order, processor
 * @param loading instructions to the loader
 * @param exports see {@link NativeBinary#exports}
 * @param imports each with the version it is bound to; stripping does not remove this
 * @param indirect functions that are chosen while it is loaded
 * @param neededVersions {@code .gnu.version_r}
 * @param isaLevel the x86-64 level that the file declares to need
 */
public record ElfBinary(
        long size,
        ElfHeader header,
        ElfLoading loading,
        SortedSet<String> exports,
        List<ImportedSymbol> imports,
        ElfIndirectFunctions indirect,
        List<NeededVersion> neededVersions,
        OptionalInt isaLevel,
        StrippableBytes leftovers)
        implements NativeBinary {

    private static final String GLIBC = "GLIBC";

    /** The loader refuses packed relative relocations unless glibc is this new. */
    private static final String RELR = "GLIBC_ABI_DT_RELR";

    private static final VersionNumber RELR_GLIBC = VersionNumber.of(2, 36);

    @Override
    public Set<Machine> machines() {
        return Set.of(header.machine());
    }

    @Override
    public boolean loadable() {
        return loading.sharedLibrary();
    }

    @Override
    public List<String> needed() {
        return loading.needed();
    }

    @Override
    public Optional<VersionNumber> glibc() {
        return neededVersions.stream()
                .filter(version -> !version.weak())
                .flatMap(ElfBinary::glibcOf)
                .max(Comparator.naturalOrder());
    }

    /** Returns the symbols that are bound to one of the versions, version by version. */
    public Map<NeededVersion, List<ImportedSymbol>> usersOf(Collection<NeededVersion> versions) {
        Map<List<String>, List<ImportedSymbol>> all = imports.stream()
                .filter(symbol ->
                        symbol.version().isPresent() && symbol.library().isPresent())
                .collect(Collectors.groupingBy(symbol ->
                        List.of(symbol.library().get(), symbol.version().get())));
        Map<NeededVersion, List<ImportedSymbol>> users = new LinkedHashMap<>();
        versions.forEach(version ->
                users.put(version, all.getOrDefault(List.of(version.library(), version.name()), List.of())));
        return users;
    }

    /** Returns the glibc that first defined a version. */
    public static Stream<VersionNumber> glibcOf(NeededVersion version) {
        if (version.name().equals(RELR)) {
            return Stream.of(RELR_GLIBC);
        }
        return version.family().equals(GLIBC) ? version.number().stream() : Stream.empty();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.elf(this);
    }
}
