package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaType.Role;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.Scalar;
import org.objectweb.asm.Type;

/** Knows which C type the JVM makes of a Java type: chapter 3 of the JNI specification. */
final class JniTypes {

    private JniTypes() {}

    static JavaType of(Type type) {
        boolean object = type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
        return new JavaType(source(type), abi(type), object ? Role.REFERENCE : Role.EXACT);
    }

    private static AbiType abi(Type type) {
        return switch (type.getSort()) {
            case Type.VOID -> Scalar.VOID;
            case Type.BOOLEAN -> Scalar.U8;
            case Type.BYTE -> Scalar.I8;
            case Type.CHAR -> Scalar.U16;
            case Type.SHORT -> Scalar.I16;
            case Type.INT -> Scalar.I32;
            case Type.LONG -> Scalar.I64;
            case Type.FLOAT -> Scalar.F32;
            case Type.DOUBLE -> Scalar.F64;
            default -> new AbiType.Pointer(Scalar.VOID, true, true);
        };
    }

    private static String source(Type type) {
        String name = type.getClassName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
