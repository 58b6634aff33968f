package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaType.Role;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.Scalar;

/** Names the layouts of the foreign function API, whose meaning is fixed. */
final class ForeignTypes {

    static final JavaType VOID = new JavaType("void", Scalar.VOID, Role.EXACT);

    private ForeignTypes() {}

    static JavaType of(AbiType type) {
        return new JavaType(name(type), type, Role.EXACT);
    }

    private static String name(AbiType type) {
        return type.match(new AbiType.Cases<>() {
            @Override
            public String scalar(Scalar scalar) {
                return switch (scalar) {
                    case BOOL -> "JAVA_BOOLEAN";
                    case I8 -> "JAVA_BYTE";
                    case U16 -> "JAVA_CHAR";
                    case I16 -> "JAVA_SHORT";
                    case I32 -> "JAVA_INT";
                    case I64 -> "JAVA_LONG";
                    case F32 -> "JAVA_FLOAT";
                    case F64 -> "JAVA_DOUBLE";
                    case C_LONG -> canonical("long");
                    case USIZE -> canonical("size_t");
                    case WCHAR_T -> canonical("wchar_t");
                    default -> scalar.rust();
                };
            }

            @Override
            public String pointer(AbiType.Pointer pointer) {
                return "ADDRESS";
            }

            @Override
            public String function(AbiType.FunctionPointer function) {
                return "ADDRESS";
            }

            @Override
            public String named(AbiType.Named named) {
                return named.name();
            }

            @Override
            public String array(AbiType.Array array) {
                return "sequenceLayout(" + array.length() + ", " + name(array.element()) + ")";
            }

            @Override
            public String opaque(AbiType.Opaque opaque) {
                return opaque.rust();
            }
        });
    }

    /** Returns the layout of a type of C that has another width elsewhere. */
    static String canonical(String name) {
        return "Linker.nativeLinker().canonicalLayouts().get(\"" + name + "\")";
    }
}
