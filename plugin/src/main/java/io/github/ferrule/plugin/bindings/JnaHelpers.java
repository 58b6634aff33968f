package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.nio.charset.StandardCharsets;

/** The helpers of generated code that calls through JNA. */
final class JnaHelpers {

    private static final ClassName NATIVE = ClassName.get("com.sun.jna", "Native");
    private static final ClassName NATIVE_LONG = ClassName.get("com.sun.jna", "NativeLong");
    private static final ClassName POINTER = ClassName.get("com.sun.jna", "Pointer");

    /** Widens a {@code c_ulong}. */
    static final MethodSpec UNSIGNED_LONG = Helpers.method("unsignedLong")
            .returns(long.class)
            .addParameter(NATIVE_LONG, "value")
            .addStatement(
                    "return $T.SIZE == 4 ? $T.toUnsignedLong(value.intValue()) : value.longValue()",
                    NATIVE_LONG,
                    Integer.class)
            .build();

    /** Copies a C string. */
    static final MethodSpec TEXT = Helpers.method("text")
            .returns(String.class)
            .addParameter(POINTER, "address")
            .addStatement("return address == null ? null : address.getString(0, $S)", "UTF-8")
            .build();

    /** Copies a C string and frees it. */
    static final MethodSpec OWNED_TEXT = Helpers.ownedText(
            "takeText", POINTER, "address == null", CodeBlock.of("address.getString(0, $S)", "UTF-8"));

    /** Makes a C string. */
    static final MethodSpec TEXT_ARGUMENT = Helpers.method("cString")
            .returns(byte[].class)
            .addParameter(String.class, "value")
            .addParameter(String.class, "name")
            .addCode(Helpers.textChecks())
            .addStatement("return (value + '\\0').getBytes($T.UTF_8)", StandardCharsets.class)
            .build();

    /** Checks a {@code c_long}: JNA would take 2^31 for a negative number of 32 bits. */
    static final MethodSpec SIGNED_LONG_ARGUMENT =
            checkedLong("cLong", "(int) value != value", CodeBlock.of("new $T(value)", NATIVE_LONG));

    /** Checks a {@code c_ulong}. */
    static final MethodSpec UNSIGNED_LONG_ARGUMENT =
            checkedLong("cUnsignedLong", "value >>> 32 != 0", CodeBlock.of("new $T(value, true)", NATIVE_LONG));

    /** Stores a length as a {@code usize}. */
    static final MethodSpec SET_SIZE = Helpers.method("setSize")
            .addParameter(POINTER, "memory")
            .addParameter(int.class, "value")
            .beginControlFlow("if ($T.SIZE_T_SIZE == 4)", NATIVE)
            .addStatement("memory.setInt(0, value)")
            .nextControlFlow("else")
            .addStatement("memory.setLong(0, value)")
            .endControlFlow()
            .build();

    private JnaHelpers() {}

    private static MethodSpec checkedLong(String name, String excess, CodeBlock converted) {
        return Helpers.method(name)
                .returns(NATIVE_LONG)
                .addParameter(long.class, "value")
                .addParameter(String.class, "name")
                .addCode(Helpers.refuse("$T.SIZE == 4 && $L", " is out of range: ", NATIVE_LONG, excess))
                .addStatement("return $L", converted)
                .build();
    }

    /** Checks an {@code isize}. */
    static MethodSpec signedSizeArgument(ClassName size) {
        return Helpers.method("isize")
                .returns(size)
                .addParameter(long.class, "value")
                .addParameter(String.class, "name")
                .addCode(Helpers.refuse("$T.SIZE_T_SIZE == 4 && (int) value != value", " is out of range: ", NATIVE))
                .addStatement("return new $T(value)", size)
                .build();
    }

    /** Checks a {@code usize}. */
    static MethodSpec size(ClassName size) {
        return Helpers.method("size")
                .returns(size)
                .addParameter(long.class, "value")
                .addParameter(String.class, "name")
                .addCode(Helpers.refuse("value < 0", " is negative: "))
                .addStatement("return new $T(value)", size)
                .build();
    }

    /** Widens an {@code isize}, which JNA has read without its sign. */
    static MethodSpec signedSize(ClassName size) {
        return Helpers.method("signedSize")
                .returns(long.class)
                .addParameter(size, "value")
                .addStatement("return $T.SIZE_T_SIZE == 4 ? value.intValue() : value.longValue()", NATIVE)
                .build();
    }

    /** Reads a {@code usize}. */
    static MethodSpec getSize(ClassName size) {
        return Helpers.method("getSize")
                .returns(size)
                .addParameter(POINTER, "memory")
                .addStatement("return new $T($T.SIZE_T_SIZE == 4 ? memory.getInt(0) : memory.getLong(0))", size, NATIVE)
                .build();
    }
}
