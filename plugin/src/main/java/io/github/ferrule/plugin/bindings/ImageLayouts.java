package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.bindings.ImageMetadata.Call;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes types of C as GraalVM names them in its metadata, with the padding of 64-bit Linux and macOS.
 *
 * @param named returns the struct or enumeration of a name in Rust
 */
record ImageLayouts(Function<AbiType, Optional<JavaType>> named) {

    /** A layout with what the layout around it must know. */
    private record Layout(String text, long size, long alignment) {}

    /** Returns the types of a call. */
    Call call(Signature signature) {
        return new Call(
                signature.result() == Scalar.VOID
                        ? "void"
                        : layout(signature.result()).text(),
                signature.parameters().stream()
                        .map(it -> layout(it.type()).text())
                        .toList());
    }

    private Layout layout(AbiType type) {
        if (type instanceof Scalar scalar) {
            return scalar(scalar);
        }
        Optional<JavaType> definition = named.apply(type);
        if (definition.isEmpty()) {
            return value("void*", 8);
        }
        return definition.get() instanceof JavaType.Enumeration enumeration
                ? scalar(enumeration.representation())
                : struct((JavaType.Struct) definition.get());
    }

    private static Layout scalar(Scalar scalar) {
        return switch (scalar) {
            case BOOL -> value("jboolean", 1);
            case I8, U8, C_CHAR, VOID -> value("jbyte", 1);
            case I16, U16 -> value("jshort", 2);
            case I32, U32 -> value("jint", 4);
            case F32 -> value("jfloat", 4);
            case F64 -> value("jdouble", 8);
            case I64, U64, ISIZE, USIZE -> value("jlong", 8);
            case C_LONG, C_ULONG -> value("long", 8);
            case I128, U128, WCHAR_T, CHAR -> throw new IllegalArgumentException(scalar.rust());
        };
    }

    private static Layout value(String name, long size) {
        return new Layout(name, size, size);
    }

    private static Layout struct(JavaType.Struct struct) {
        List<String> members = new ArrayList<>();
        long end = 0;
        long alignment = 1;
        for (JavaType.Field field : struct.fields()) {
            Layout member = field(field.value());
            end += pad(members, end, member.alignment()) + member.size();
            members.add(member.text());
            alignment = Math.max(alignment, member.alignment());
        }
        end += pad(members, end, alignment);
        return new Layout("struct(" + String.join(", ", members) + ")", end, alignment);
    }

    private static long pad(List<String> members, long end, long alignment) {
        long gap = -end & (alignment - 1);
        if (gap > 0) {
            members.add("padding(" + gap + ")");
        }
        return gap;
    }

    private static Layout field(JavaValue.Field value) {
        if (value instanceof JavaValue.Number number) {
            return scalar(number.scalar());
        }
        if (value instanceof JavaValue.Enumeration enumeration) {
            return scalar(enumeration.definition().representation());
        }
        if (value instanceof JavaValue.FixedNumbers array) {
            Layout element = scalar(array.element());
            return new Layout(
                    "sequence(" + array.length() + ", " + element.text() + ")",
                    array.length() * element.size(),
                    element.alignment());
        }
        return struct(((JavaValue.Struct) value).definition());
    }
}
