package io.github.ferrule.plugin.build.cargo;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a package needs on one target, without what only its tests need.
 *
 * @param root the package itself
 * @param crates all crates, the root too, by name and version
 */
public record DependencyTree(RustCrate root, List<RustCrate> crates) {

    public DependencyTree {
        crates = List.copyOf(crates);
    }

    /** The crates whose code is in the library. */
    public Stream<RustCrate> linked() {
        return crates.stream().filter(RustCrate::linked);
    }
}
