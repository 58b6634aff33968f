package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.surface.AbiType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The classes of objects that the jni crate has types for. */
enum JniReference {
    /** A type that fits any object, or an unknown type. */
    ANY,
    /** A class or interface that is neither an array nor one of those below. */
    OTHER,
    STRING,
    CLASS,
    OBJECTARRAY,
    BOOLEANARRAY,
    BYTEARRAY,
    CHARARRAY,
    SHORTARRAY,
    INTARRAY,
    LONGARRAY,
    FLOATARRAY,
    DOUBLEARRAY;

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");
    private static final Set<String> OPEN = Set.of("Object", "Serializable", "Cloneable", "Comparable", "CharSequence");

    /** Returns the kind of a type in Java source, {@code byte[]}. */
    static JniReference of(String source) {
        if (source.endsWith("[]")) {
            String element = source.substring(0, source.length() - 2);
            return PRIMITIVES.contains(element) ? valueOf(element.toUpperCase(Locale.ROOT) + "ARRAY") : OBJECTARRAY;
        }
        return switch (source) {
            case "String" -> STRING;
            case "Class" -> CLASS;
            default -> OPEN.contains(source) ? ANY : OTHER;
        };
    }

    /** Returns the kind of {@code JString} or {@code jstring}. */
    static JniReference ofRust(AbiType pointee) {
        String name = pointee.rust().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind != ANY && kind != OTHER)
                .filter(kind -> name.equals("J" + kind))
                .findFirst()
                .orElse(ANY);
    }

    /** Returns true for a pointer that the JVM hands over. */
    static boolean isReference(AbiType type) {
        return type.pointsTo()
                .filter(pointee ->
                        ofRust(pointee) != ANY || pointee.rust().matches("JObject|jobject|JThrowable|jthrowable"))
                .isPresent();
    }

    /** Returns true if an object of a declared type may be what the function expects. */
    boolean mayBe(JniReference expected) {
        return this == ANY || expected == ANY || this == expected || this == OTHER && !expected.isFinal();
    }

    /** No class or interface but the open ones has these as a subtype. */
    private boolean isFinal() {
        return this != OTHER && this != ANY;
    }
}
