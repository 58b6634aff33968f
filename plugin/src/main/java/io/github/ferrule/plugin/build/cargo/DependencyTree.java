package io.github.ferrule.plugin.build.cargo;

import java.util.List;
import java.util.stream.Stream;

/**
 * The dependencies of a package on one target, without those of its tests.
 *
 * @param root the package itself
 * @param crates all crates, the root too, by name and version
 */
public record DependencyTree(ResolvedCrate root, List<ResolvedCrate> crates) {

    public DependencyTree {
        crates = List.copyOf(crates);
    }

    /** The crates whose code is in the library. */
    public Stream<ResolvedCrate> linked() {
        return crates.stream().filter(ResolvedCrate::linked);
    }
}
