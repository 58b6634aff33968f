package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaType.Role;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.Extent;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.TypeDefinition;
import io.github.ferrule.plugin.surface.TypeLayout;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a Java type with a Rust type on one target.
 *
 * @param java lays out Java's structures
 * @param rust lays out the crate's types
 */
record TypeComparison(TypeLayout java, TypeLayout rust) {

    TypeComparison(TypeLayout java, Surface rust) {
        this(java, new TypeLayout(java.target(), rust));
    }

    /** Returns how the two differ; nothing if they agree, or if that cannot be determined. */
    Optional<String> difference(JavaType javaType, AbiType rustType) {
        AbiType resolved = resolve(rustType);
        if (javaType.role() == Role.UNKNOWN || resolved instanceof AbiType.Opaque) {
            return Optional.empty();
        }
        if (javaType.role() == Role.BOOLEAN && resolved == Scalar.BOOL) {
            return Optional.of("is a boolean of 32 bits for JNA, and a bool of 8 bits in Rust");
        }
        if (javaType.role() == Role.MEMORY || javaType.role() == Role.TEXT) {
            return memory(javaType, resolved);
        }
        return difference(javaType.abi(), resolved, new HashSet<>());
    }

    private Optional<String> memory(JavaType javaType, AbiType rustType) {
        AbiType.Pointer pointer = (AbiType.Pointer) javaType.abi();
        if (rustType == Scalar.USIZE || rustType == Scalar.ISIZE || rustType instanceof AbiType.FunctionPointer) {
            return Optional.empty(); // an address all the same
        }
        if (!(rustType instanceof AbiType.Pointer target)) {
            return Optional.of(kinds(pointer, rustType));
        }
        AbiType pointee = resolve(target.pointee());
        boolean bytes = pointer.pointee() instanceof Scalar scalar && scalar.bits(java.target()) <= 8;
        return bytes && javaType.role() == Role.MEMORY
                ? Optional.empty()
                : pointees(pointer.pointee(), pointee, new HashSet<>());
    }

    private Optional<String> difference(AbiType javaType, AbiType rustType, Set<AbiType> seen) {
        AbiType resolved = resolve(rustType);
        if (javaType instanceof AbiType.Opaque || resolved instanceof AbiType.Opaque) {
            return Optional.empty();
        }
        if (javaType instanceof Scalar left && resolved instanceof Scalar right) {
            return numbers(left, right);
        }
        if (javaType instanceof AbiType.Pointer left && resolved instanceof AbiType.Pointer right) {
            return pointees(left.pointee(), resolve(right.pointee()), seen);
        }
        if (javaType instanceof AbiType.FunctionPointer left && resolved instanceof AbiType.FunctionPointer right) {
            return callbacks(left.signature(), right.signature(), seen);
        }
        if (isAddress(javaType) && isAddress(resolved)) {
            return Optional.empty();
        }
        if (javaType instanceof AbiType.Named left && resolved instanceof AbiType.Named right) {
            return seen.add(right) ? structs(left, right, seen) : Optional.empty();
        }
        if (javaType instanceof AbiType.Array left && resolved instanceof AbiType.Array right) {
            return left.length() == right.length()
                    ? difference(left.element(), right.element(), seen)
                    : Optional.of("is an array of " + left.length() + " in Java, of " + right.length() + " in Rust");
        }
        boolean address = isAddress(resolved) && isWord(javaType) || isAddress(javaType) && isWord(resolved);
        return address ? Optional.empty() : Optional.of(kinds(javaType, resolved));
    }

    private Optional<String> numbers(Scalar left, Scalar right) {
        boolean leftFloat = left.kind() == Scalar.Kind.FLOAT;
        boolean rightFloat = right.kind() == Scalar.Kind.FLOAT;
        int leftBits = left.bits(java.target());
        int rightBits = right.bits(java.target());
        return leftFloat == rightFloat && leftBits == rightBits
                ? Optional.empty()
                : Optional.of("is " + text(left) + " in Java, and " + text(right) + " in Rust (" + right.rust() + ")");
    }

    private Optional<String> pointees(AbiType left, AbiType right, Set<AbiType> seen) {
        if (left == Scalar.VOID || right == Scalar.VOID || right instanceof AbiType.Opaque) {
            return Optional.empty();
        }
        return difference(left, right, seen)
                .map(reason -> reason.startsWith("points ") ? reason : "points to what " + reason);
    }

    private Optional<String> callbacks(Signature left, Signature right, Set<AbiType> seen) {
        if (left.parameters().size() != right.parameters().size()) {
            return Optional.of("is a callback with " + left.parameters().size() + " parameters in Java, and with "
                    + right.parameters().size() + " in Rust");
        }
        for (int i = 0; i < left.parameters().size(); i++) {
            Optional<String> reason = difference(
                    left.parameters().get(i).type(), right.parameters().get(i).type(), seen);
            if (reason.isPresent()) {
                return Optional.of("is a callback whose parameter " + (i + 1) + " " + reason.get());
            }
        }
        return difference(left.result(), right.result(), seen).map(reason -> "is a callback whose result " + reason);
    }

    private Optional<String> structs(AbiType.Named left, AbiType.Named right, Set<AbiType> seen) {
        Optional<TypeDefinition> ours = java.surface().type(left.name());
        Optional<TypeDefinition> theirs = rust.surface().type(right.name());
        if (!(ours.orElse(null) instanceof TypeDefinition.Struct javaStruct)
                || !(theirs.orElse(null) instanceof TypeDefinition.Struct rustStruct)) {
            return Optional.empty();
        }
        Optional<TypeLayout.Placement> javaPlacement = java.place(javaStruct);
        Optional<TypeLayout.Placement> rustPlacement = rust.place(rustStruct);
        if (javaPlacement.isEmpty() || rustPlacement.isEmpty()) {
            return Optional.empty();
        }
        int common = Math.min(javaStruct.fields().size(), rustStruct.fields().size());
        for (int i = 0; i < common; i++) {
            TypeDefinition.Field javaField = javaStruct.fields().get(i);
            TypeDefinition.Field rustField = rustStruct.fields().get(i);
            Optional<String> reason = difference(javaField.type(), rustField.type(), seen);
            if (reason.isPresent()) {
                return Optional.of("is a struct whose field " + javaField.name() + " " + reason.get() + ", field "
                        + rustField.name() + " of " + right.name());
            }
            long javaOffset = javaPlacement.get().offsets().get(i);
            long rustOffset = rustPlacement.get().offsets().get(i);
            if (javaOffset != rustOffset) {
                return Optional.of("is a struct whose field " + javaField.name() + " is at offset " + javaOffset
                        + " in Java, and at " + rustOffset + " in Rust (" + right.name() + "." + rustField.name()
                        + ")");
            }
        }
        Extent javaExtent = javaPlacement.get().extent();
        Extent rustExtent = rustPlacement.get().extent();
        return javaStruct.fields().size() == rustStruct.fields().size() && javaExtent.size() == rustExtent.size()
                ? Optional.empty()
                : Optional.of("is a struct of " + javaStruct.fields().size() + " fields and " + javaExtent.size()
                        + " bytes in Java, and of " + rustStruct.fields().size() + " fields and " + rustExtent.size()
                        + " bytes in Rust (" + right.name() + ")");
    }

    /** Returns the integer that represents an enumeration. */
    private AbiType resolve(AbiType type) {
        return type instanceof AbiType.Named named
                        && rust.surface().type(named.name()).orElse(null)
                                instanceof TypeDefinition.Enumeration enumeration
                ? enumeration.representation()
                : type;
    }

    private static boolean isAddress(AbiType type) {
        return type instanceof AbiType.Pointer || type instanceof AbiType.FunctionPointer;
    }

    /** An integer as wide as an address, which many use as an opaque handle. */
    private boolean isWord(AbiType type) {
        return type instanceof Scalar scalar
                && scalar.kind() != Scalar.Kind.FLOAT
                && scalar.bits(java.target()) == java.target().pointerBits();
    }

    private String kinds(AbiType javaType, AbiType rustType) {
        return "is " + text(javaType) + " in Java, and " + text(rustType) + " in Rust (" + rustType.rust() + ")";
    }

    private String text(AbiType type) {
        if (type instanceof Scalar scalar) {
            return switch (scalar.kind()) {
                case VOID -> "nothing";
                case BOOLEAN -> "a bool of 8 bits";
                case FLOAT -> "a float of " + scalar.bits(java.target()) + " bits";
                default -> "an integer of " + scalar.bits(java.target()) + " bits";
            };
        }
        if (type instanceof AbiType.Named) {
            return "a struct by value";
        }
        return type instanceof AbiType.Array ? "an array" : "a pointer";
    }
}
