package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;

/** The helpers of generated code that calls through FFM. */
final class FfmHelpers {

    private static final ClassName SEGMENT = ClassName.get("java.lang.foreign", "MemorySegment");
    private static final ClassName LAYOUT = ClassName.get("java.lang.foreign", "MemoryLayout");
    private static final ClassName STRUCT_LAYOUT = ClassName.get("java.lang.foreign", "StructLayout");
    private static final ClassName VALUE_LAYOUT = ClassName.get("java.lang.foreign", "ValueLayout");

    /** Checks a {@code usize}. */
    static final MethodSpec SIZE = Helpers.method("size")
            .returns(long.class)
            .addParameter(long.class, "value")
            .addParameter(String.class, "name")
            .addCode(Helpers.refuse("value < 0", " is negative: "))
            .addStatement("return value")
            .build();

    /** Copies a C string. */
    static final MethodSpec TEXT = Helpers.method("text")
            .returns(String.class)
            .addParameter(SEGMENT, "address")
            .addStatement(
                    "return address.address() == 0 ? null : address.reinterpret($T.MAX_VALUE).getString(0)", Long.class)
            .build();

    /** Copies a C string and frees it. */
    static final MethodSpec OWNED_TEXT = Helpers.ownedText(
            "text",
            SEGMENT,
            "address.address() == 0",
            CodeBlock.of("address.reinterpret($T.MAX_VALUE).getString(0)", Long.class));

    /** Checks what is to be a C string. */
    static final MethodSpec TEXT_ARGUMENT = Helpers.method("cString")
            .returns(String.class)
            .addParameter(String.class, "value")
            .addParameter(String.class, "name")
            .addCode(Helpers.textChecks())
            .addStatement("return value")
            .build();

    /** Lays out a struct as C does, with padding. */
    static final MethodSpec STRUCT = Helpers.method("struct")
            .returns(STRUCT_LAYOUT)
            .addParameter(ArrayTypeName.of(LAYOUT), "fields")
            .varargs()
            .addStatement("$1T<$2T> layouts = new $3T<>()", List.class, LAYOUT, ArrayList.class)
            .addStatement("long end = 0")
            .addStatement("long alignment = 1")
            .beginControlFlow("for ($T field : fields)", LAYOUT)
            .addStatement("long gap = -end & (field.byteAlignment() - 1)")
            .beginControlFlow("if (gap > 0)")
            .addStatement("layouts.add($T.paddingLayout(gap))", LAYOUT)
            .endControlFlow()
            .addStatement("layouts.add(field)")
            .addStatement("end += gap + field.byteSize()")
            .addStatement("alignment = $T.max(alignment, field.byteAlignment())", Math.class)
            .endControlFlow()
            .addStatement("long rest = -end & (alignment - 1)")
            .beginControlFlow("if (rest > 0)")
            .addStatement("layouts.add($T.paddingLayout(rest))", LAYOUT)
            .endControlFlow()
            .addStatement("return $T.structLayout(layouts.toArray(new $T[0]))", LAYOUT, LAYOUT)
            .build();

    private FfmHelpers() {}

    /** Checks a {@code c_long}. */
    static MethodSpec signedLong(ClassName natives) {
        return checkedLong(natives, "cLong", "(int) value != value");
    }

    /** Checks a {@code c_ulong}. */
    static MethodSpec unsignedLong(ClassName natives) {
        return checkedLong(natives, "cUnsignedLong", "value >>> 32 != 0");
    }

    private static MethodSpec checkedLong(ClassName natives, String name, String excess) {
        return Helpers.method(name)
                .returns(long.class)
                .addParameter(long.class, "value")
                .addParameter(String.class, "name")
                .addCode(Helpers.refuse("$T.C_LONG.byteSize() == 4 && $L", " is out of range: ", natives, excess))
                .addStatement("return value")
                .build();
    }

    /** Widens a {@code c_ulong}. */
    static MethodSpec widenedLong(ClassName natives) {
        return Helpers.method("unsignedLong")
                .returns(long.class)
                .addParameter(long.class, "value")
                .addStatement("return $T.C_LONG.byteSize() == 4 ? value & 0xffffffffL : value", natives)
                .build();
    }

    /** Reads a {@code c_long}. */
    static MethodSpec getLong(ClassName natives) {
        return Helpers.method("getLong")
                .returns(long.class)
                .addParameter(SEGMENT, "segment")
                .addParameter(long.class, "offset")
                .addStatement(
                        "return $1T.C_LONG.byteSize() == 4\n? segment.get($2T.JAVA_INT, offset)\n: segment.get($2T.JAVA_LONG, offset)",
                        natives,
                        VALUE_LAYOUT)
                .build();
    }

    /** Writes a {@code c_long}. */
    static MethodSpec setLong(ClassName natives) {
        return Helpers.method("setLong")
                .addParameter(SEGMENT, "segment")
                .addParameter(long.class, "offset")
                .addParameter(long.class, "value")
                .beginControlFlow("if ($T.C_LONG.byteSize() == 4)", natives)
                .addStatement("segment.set($T.JAVA_INT, offset, (int) value)", VALUE_LAYOUT)
                .nextControlFlow("else")
                .addStatement("segment.set($T.JAVA_LONG, offset, value)", VALUE_LAYOUT)
                .endControlFlow()
                .build();
    }
}
