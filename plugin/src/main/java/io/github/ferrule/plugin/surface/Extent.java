package io.github.ferrule.plugin.surface;

import java.util.List;

/**
 * The space that a value takes.
 *
 * @param size its size in bytes, a multiple of the alignment
 * @param alignment the number that its address is a multiple of
 */
public record Extent(long size, long alignment) {

    /** Returns the extent of a union of these. */
    static Extent ofAlternatives(List<Extent> alternatives) {
        long alignment =
                alternatives.stream().mapToLong(Extent::alignment).max().orElse(1);
        long size = alternatives.stream().mapToLong(Extent::size).max().orElse(0);
        return new Extent(roundUp(size, alignment), alignment);
    }

    /** Returns the next multiple of the alignment. */
    static long roundUp(long value, long alignment) {
        return (value + alignment - 1) / alignment * alignment;
    }
}
