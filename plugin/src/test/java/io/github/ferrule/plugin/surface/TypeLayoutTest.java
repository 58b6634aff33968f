package io.github.ferrule.plugin.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.TypeDefinition.Field;
import io.github.ferrule.plugin.surface.TypeDefinition.Struct;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeLayoutTest {

    private static final Struct MIXED = new Struct(
            "Mixed",
            List.of(
                    new Field("tag", Scalar.U8),
                    new Field("value", Scalar.F64),
                    new Field("long", Scalar.C_LONG),
                    new Field("pointer", new AbiType.Pointer(Scalar.VOID, true, true))),
            0);

    @ParameterizedTest
    @CsvSource({
        "x86_64-unknown-linux-gnu,    32, 0 8 16 24",
        "x86_64-pc-windows-msvc,      32, 0 8 16 24",
        "i686-unknown-linux-gnu,      20, 0 4 12 16",
        "i686-pc-windows-gnu,         24, 0 8 16 20",
        "armv7-unknown-linux-gnueabihf, 24, 0 8 16 20",
        "s390x-unknown-linux-gnu,     32, 0 8 16 24"
    })
    void fieldsAreWhereEachTargetPutsThem(String triple, long size, String offsets) {
        TypeLayout layout = new TypeLayout(DataModel.of(TargetTriple.parse(triple)), Surface.EMPTY);

        TypeLayout.Placement placement = layout.place(MIXED).orElseThrow();

        assertThat(placement.extent().size()).isEqualTo(size);
        assertThat(placement.offsets())
                .isEqualTo(
                        List.of(offsets.split(" ")).stream().map(Long::valueOf).toList());
    }

    @Test
    void packedFieldsHaveNoGaps() {
        Struct packed = new Struct("Packed", List.of(new Field("a", Scalar.U8), new Field("b", Scalar.I32)), 1);
        TypeLayout layout = new TypeLayout(DataModel.of(TargetTriple.parse("x86_64-unknown-linux-gnu")), Surface.EMPTY);

        assertThat(layout.place(packed).orElseThrow())
                .isEqualTo(new TypeLayout.Placement(new Extent(5, 1), List.of(0L, 1L)));
    }

    /** Their lengths come from crates; the product of length and size may not even fit into 64 bits. */
    @Test
    void hugeArraysHaveNoListOfNumbers() {
        TypeLayout layout = new TypeLayout(DataModel.of(TargetTriple.parse("x86_64-unknown-linux-gnu")), Surface.EMPTY);
        AbiType four = new AbiType.Array(Scalar.U8, 4);
        AbiType nothing = new AbiType.Array(Scalar.U8, 0);

        assertThat(new AbiType.Array(four, 1L << 62).leaves(layout)).isEmpty();
        assertThat(new AbiType.Array(nothing, Long.MAX_VALUE).leaves(layout)).contains(List.of());
        assertThat(new AbiType.Array(four, 2).leaves(layout))
                .hasValueSatisfying(leaves -> assertThat(leaves).hasSize(8));
    }
}
