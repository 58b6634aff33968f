package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.Extent;
import io.github.ferrule.plugin.surface.Leaf;
import io.github.ferrule.plugin.surface.TypeLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The numbers and addresses of a type, which memory may hold once or many times.
 *
 * @param leaves the numbers and addresses
 * @param size the bytes that one value takes
 */
record Tiles(List<Leaf> leaves, long size) {

    static Optional<Tiles> of(AbiType type, TypeLayout layout) {
        Optional<Extent> extent = type.extent(layout);
        Optional<List<Leaf>> leaves = type.leaves(layout);
        return extent.isPresent() && leaves.isPresent()
                ? Optional.of(new Tiles(leaves.get(), extent.get().size()))
                : Optional.empty();
    }

    /** Returns true if one or more of these, one after the other, hold the same as the whole. */
    boolean cover(Tiles whole, BiPredicate<AbiType, AbiType> same) {
        if (size == 0
                || whole.size() % size != 0
                || whole.size() / size * leaves.size() != whole.leaves().size()) {
            return false;
        }
        for (int i = 0; i < whole.leaves().size(); i++) {
            Leaf own = leaves.get(i % leaves.size());
            Leaf other = whole.leaves().get(i);
            if (other.offset() != own.offset() + i / leaves.size() * size || !same.test(own.type(), other.type())) {
                return false;
            }
        }
        return true;
    }
}
