package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaSignature.Binding;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.DataModel;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature.Parameter;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.TypeDefinition;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the Java declaration of a function.
 *
 * @param targets the data models that it must be right for
 * @param binding how the method is bound
 * @param surface the definitions of named types
 */
record JavaSource(List<DataModel> targets, Binding binding, Surface surface) {

    String declaration(JavaSignature declared, ExportedFunction function) {
        boolean jni = binding == Binding.JNI;
        List<Parameter> parameters = function.signature().parameters();
        String list = parameters.stream()
                .skip(jni ? 2 : 0)
                .map(parameter -> type(parameter.type()) + " " + name(parameter.name()))
                .collect(Collectors.joining(", "));
        String method = declared.caller().substring(declared.caller().lastIndexOf('.') + 1);
        String modifiers = jni ? (declared.isStatic() ? "static native " : "native ") : "";
        return modifiers + result(function.signature().result()) + " " + method + "(" + list + ");";
    }

    private String result(AbiType type) {
        boolean text =
                binding == Binding.JNA && type instanceof AbiType.Pointer pointer && pointer.pointee() == Scalar.C_CHAR;
        return text ? "Pointer" : type(type); // who frees it decides whether it may be a String
    }

    private String type(AbiType type) {
        if (type instanceof Scalar scalar) {
            return number(scalar);
        }
        if (type instanceof AbiType.Named named) {
            return surface.type(named.name()).orElse(null) instanceof TypeDefinition.Enumeration enumeration
                    ? number(enumeration.representation())
                    : named.name() + ".ByValue";
        }
        if (binding == Binding.JNI) {
            return "Object";
        }
        return type instanceof AbiType.Pointer pointer ? pointer(pointer) : "Callback";
    }

    private String pointer(AbiType.Pointer pointer) {
        if (pointer.pointee() == Scalar.C_CHAR) {
            return pointer.mutable() ? "byte[]" : "String";
        }
        if (pointer.pointee() instanceof AbiType.Pointer) {
            return "PointerByReference";
        }
        if (pointer.pointee() instanceof Scalar scalar && pointer.mutable() && scalar != Scalar.VOID) {
            return switch (scalar) {
                case I8, U8, BOOL -> "byte[]";
                case I16, U16 -> "ShortByReference";
                case I32, U32 -> "IntByReference";
                case I64, U64 -> "LongByReference";
                case F32 -> "FloatByReference";
                case F64 -> "DoubleByReference";
                case C_LONG, C_ULONG -> "NativeLongByReference";
                default -> "Pointer";
            };
        }
        return "Pointer";
    }

    private String number(Scalar scalar) {
        return switch (scalar) {
            case VOID -> "void";
            case BOOL -> binding == Binding.JNI ? "boolean" : "byte";
            case I8, U8, C_CHAR -> "byte";
            case I16 -> "short";
            case U16 -> binding == Binding.JNI ? "char" : "short";
            case I32, U32, CHAR -> "int";
            case I64, U64 -> "long";
            case F32 -> "float";
            case F64 -> "double";
            case C_LONG, C_ULONG -> binding == Binding.JNI ? "long" : "NativeLong";
            case ISIZE, USIZE -> narrow() ? "Pointer" : "long";
            case WCHAR_T -> "char";
            case I128, U128 -> "/* no Java type has 128 bits */";
        };
    }

    /** Tells whether some target has 32-bit addresses, so that no fixed type of Java is as wide as {@code usize} on all. */
    private boolean narrow() {
        return targets.stream().anyMatch(target -> target.pointerBits() == 32);
    }

    private static String name(String rust) {
        return rust.equals("_") ? "argument" : rust;
    }
}
