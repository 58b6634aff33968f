package io.github.ferrule.plugin.bindings;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

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
    static final MethodSpec OWNED_TEXT = Helpers.method("takeText")
            .returns(String.class)
            .addParameter(POINTER, "address")
            .addParameter(ParameterizedTypeName.get(ClassName.get(Consumer.class), POINTER), "free")
            .beginControlFlow("if (address == null)")
            .addStatement("return null")
            .endControlFlow()
            .beginControlFlow("try")
            .addStatement("return address.getString(0, $S)", "UTF-8")
            .nextControlFlow("finally")
            .addStatement("free.accept(address)")
            .endControlFlow()
            .build();

    /** Makes a C string. */
    static final MethodSpec TEXT_ARGUMENT = Helpers.method("cString")
            .returns(byte[].class)
            .addParameter(String.class, "value")
            .addParameter(String.class, "name")
            .addStatement("$T.requireNonNull(value, name)", Objects.class)
            .beginControlFlow("if (value.indexOf(0) >= 0)")
            .addStatement(
                    "throw new $T(name + $S)",
                    IllegalArgumentException.class,
                    " contains a zero, where its C string would end")
            .endControlFlow()
            .addStatement("return (value + '\\0').getBytes($T.UTF_8)", StandardCharsets.class)
            .build();

    /** Checks a {@code c_long}: JNA would take 2^31 for a negative number of 32 bits. */
    static final MethodSpec SIGNED_LONG_ARGUMENT =
            checkedLong("cLong", "(int) value != value", CodeBlock.of("new $T(value)", NATIVE_LONG));

    /** Checks a {@code c_ulong}. */
    static final MethodSpec UNSIGNED_LONG_ARGUMENT =
            checkedLong("cUnsignedLong", "value >>> 32 != 0", CodeBlock.of("new $T(value, true)", NATIVE_LONG));

    private JnaHelpers() {}

    private static MethodSpec checkedLong(String name, String excess, CodeBlock converted) {
        return Helpers.method(name)
                .returns(NATIVE_LONG)
                .addParameter(long.class, "value")
                .addParameter(String.class, "name")
                .beginControlFlow("if ($T.SIZE == 4 && $L)", NATIVE_LONG, excess)
                .addStatement("throw new $T(name + $S + value)", IllegalArgumentException.class, " is out of range: ")
                .endControlFlow()
                .addStatement("return $L", converted)
                .build();
    }

    /** Checks an {@code isize}. */
    static MethodSpec signedSizeArgument(ClassName size) {
        return Helpers.method("isize")
                .returns(size)
                .addParameter(long.class, "value")
                .addParameter(String.class, "name")
                .beginControlFlow("if ($T.SIZE_T_SIZE == 4 && (int) value != value)", NATIVE)
                .addStatement("throw new $T(name + $S + value)", IllegalArgumentException.class, " is out of range: ")
                .endControlFlow()
                .addStatement("return new $T(value)", size)
                .build();
    }

    /** Checks a {@code usize}. */
    static MethodSpec size(ClassName size) {
        return Helpers.method("size")
                .returns(size)
                .addParameter(long.class, "value")
                .addParameter(String.class, "name")
                .beginControlFlow("if (value < 0)")
                .addStatement("throw new $T(name + $S + value)", IllegalArgumentException.class, " is negative: ")
                .endControlFlow()
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
