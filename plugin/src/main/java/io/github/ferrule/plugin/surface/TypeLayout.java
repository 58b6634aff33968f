package io.github.ferrule.plugin.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes sizes and offsets as {@code repr(C)} prescribes them on one target: see "The C Representation" in the Rust
 * reference.
 *
 * @param target the widths of C's types
 * @param surface the definitions of structs, unions and enumerations
 */
public record TypeLayout(DataModel target, Surface surface) {

    /**
     * A struct with its fields in place.
     *
     * @param extent the space that it takes
     * @param offsets the offset of each field in bytes, in their order
     */
    public record Placement(Extent extent, List<Long> offsets) {

        public Placement {
            offsets = List.copyOf(offsets);
        }
    }

    /** Places the fields of a struct; nothing if the layout of one is not known. */
    public Optional<Placement> place(TypeDefinition.Struct struct) {
        List<Long> offsets = new ArrayList<>();
        long end = 0;
        long alignment = Math.max(1, struct.align());
        for (TypeDefinition.Field field : struct.fields()) {
            Optional<Extent> extent = field.type().extent(this);
            if (extent.isEmpty()) {
                return Optional.empty();
            }
            long natural = extent.get().alignment();
            long fieldAlignment = struct.packed() == 0 ? natural : Math.min(natural, struct.packed());
            long offset = Extent.roundUp(end, fieldAlignment);
            offsets.add(offset);
            end = offset + extent.get().size();
            alignment = Math.max(alignment, fieldAlignment);
        }
        return Optional.of(new Placement(new Extent(Extent.roundUp(end, alignment), alignment), offsets));
    }

    /** Returns the extent of an address. */
    public Extent pointer() {
        return number(target.pointerBits() / 8);
    }

    Extent number(int bytes) {
        return new Extent(bytes, bytes == 8 ? target.eightByteAlignment() : Math.max(bytes, 1));
    }
}
