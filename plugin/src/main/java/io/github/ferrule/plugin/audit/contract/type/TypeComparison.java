package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaType.Role;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.Extent;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.TypeDefinition;
import io.github.ferrule.plugin.surface.TypeLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a Java type with a Rust type on one target.
 *
 * @param java lays out Java's structures
 * @param rust lays out the crate's types
 */
record TypeComparison(TypeLayout java, TypeLayout rust) {

    /**
     * A difference between two types.
     *
     * @param reason a clause that follows the name of the parameter or of the result
     * @param byWidth true if the widths of a number differ that other targets may have equal
     */
    record Difference(String reason, boolean byWidth) {

        static Optional<Difference> of(String reason) {
            return Optional.of(new Difference(reason, false));
        }

        Difference within(String context) {
            return new Difference(context + reason, false);
        }
    }

    TypeComparison(TypeLayout java, Surface rust) {
        this(java, new TypeLayout(java.target(), rust));
    }

    /** Returns how the two differ; nothing if they agree, or if that cannot be determined. */
    Optional<Difference> difference(JavaType javaType, AbiType rustType) {
        AbiType resolved = rustType.represented(rust.surface());
        return switch (javaType.role()) {
            case UNKNOWN -> Optional.empty();
            case BOOLEAN ->
                resolved == Scalar.BOOL
                        ? Difference.of("is a boolean of 32 bits for JNA, and a bool of 8 bits in Rust")
                        : difference(javaType.abi(), resolved, new HashSet<>());
            case MEMORY, TEXT -> resolved.match(new AgainstMemory((AbiType.Pointer) javaType.abi(), javaType.role()));
            case EXACT -> difference(javaType.abi(), resolved, new HashSet<>());
        };
    }

    private Optional<Difference> difference(AbiType javaType, AbiType rustType, Set<AbiType> seen) {
        return javaType.match(new Comparing(rustType.represented(rust.surface()), seen));
    }

    /** Says that the types are of different kinds, except for those of unknown layout. */
    private abstract class Against implements AbiType.Cases<Optional<Difference>> {

        private final AbiType javaType;

        Against(AbiType javaType) {
            this.javaType = javaType;
        }

        final Optional<Difference> otherKind(AbiType rustType) {
            return Difference.of(
                    "is " + text(javaType) + " in Java, and " + text(rustType) + " in Rust (" + rustType.rust() + ")");
        }

        /** Accepts an integer as wide as an address, which many use as an opaque handle. */
        final Optional<Difference> orWord(Scalar scalar, AbiType rustType) {
            return isWord(scalar) ? Optional.empty() : otherKind(rustType);
        }

        @Override
        public Optional<Difference> scalar(Scalar scalar) {
            return otherKind(scalar);
        }

        @Override
        public Optional<Difference> pointer(AbiType.Pointer pointer) {
            return otherKind(pointer);
        }

        @Override
        public Optional<Difference> function(AbiType.FunctionPointer function) {
            return otherKind(function);
        }

        @Override
        public Optional<Difference> named(AbiType.Named named) {
            return otherKind(named);
        }

        @Override
        public Optional<Difference> array(AbiType.Array array) {
            return otherKind(array);
        }

        @Override
        public Optional<Difference> opaque(AbiType.Opaque opaque) {
            return Optional.empty();
        }
    }

    /** Compares memory of any kind, or a string, with a Rust type. */
    private final class AgainstMemory extends Against {

        private final AbiType.Pointer memory;
        private final Role role;

        AgainstMemory(AbiType.Pointer memory, Role role) {
            super(memory);
            this.memory = memory;
            this.role = role;
        }

        @Override
        public Optional<Difference> scalar(Scalar scalar) {
            boolean address = scalar == Scalar.USIZE || scalar == Scalar.ISIZE;
            return address ? Optional.empty() : otherKind(scalar);
        }

        @Override
        public Optional<Difference> function(AbiType.FunctionPointer function) {
            return Optional.empty();
        }

        @Override
        public Optional<Difference> pointer(AbiType.Pointer pointer) {
            boolean bytes = memory.pointee() instanceof Scalar scalar && scalar.bits(java.target()) <= 8;
            return bytes && role == Role.MEMORY
                    ? Optional.empty()
                    : pointees(memory.pointee(), pointer.pointee(), new HashSet<>());
        }
    }

    /** Compares a Java type of one kind with a Rust type of any kind. */
    private final class Comparing implements AbiType.Cases<Optional<Difference>> {

        private final AbiType rustType;
        private final Set<AbiType> seen;

        Comparing(AbiType rustType, Set<AbiType> seen) {
            this.rustType = rustType;
            this.seen = seen;
        }

        @Override
        public Optional<Difference> scalar(Scalar left) {
            return rustType.match(new Against(left) {
                @Override
                public Optional<Difference> scalar(Scalar right) {
                    return numbers(left, right);
                }

                @Override
                public Optional<Difference> pointer(AbiType.Pointer right) {
                    return orWord(left, right);
                }

                @Override
                public Optional<Difference> function(AbiType.FunctionPointer right) {
                    return orWord(left, right);
                }
            });
        }

        @Override
        public Optional<Difference> pointer(AbiType.Pointer left) {
            return rustType.match(new Against(left) {
                @Override
                public Optional<Difference> scalar(Scalar right) {
                    return orWord(right, right);
                }

                @Override
                public Optional<Difference> pointer(AbiType.Pointer right) {
                    return pointees(left.pointee(), right.pointee(), seen);
                }

                @Override
                public Optional<Difference> function(AbiType.FunctionPointer right) {
                    return Optional.empty();
                }
            });
        }

        @Override
        public Optional<Difference> function(AbiType.FunctionPointer left) {
            return rustType.match(new Against(left) {
                @Override
                public Optional<Difference> scalar(Scalar right) {
                    return orWord(right, right);
                }

                @Override
                public Optional<Difference> pointer(AbiType.Pointer right) {
                    return Optional.empty();
                }

                @Override
                public Optional<Difference> function(AbiType.FunctionPointer right) {
                    return callbacks(left.signature(), right.signature(), seen);
                }
            });
        }

        @Override
        public Optional<Difference> named(AbiType.Named left) {
            return rustType.match(new Against(left) {
                @Override
                public Optional<Difference> named(AbiType.Named right) {
                    return seen.add(right) ? definitions(left, right, seen) : Optional.empty();
                }
            });
        }

        @Override
        public Optional<Difference> array(AbiType.Array left) {
            return rustType.match(new Against(left) {
                @Override
                public Optional<Difference> array(AbiType.Array right) {
                    return left.length() == right.length()
                            ? difference(left.element(), right.element(), seen)
                            : Difference.of(
                                    "is an array of " + left.length() + " in Java, of " + right.length() + " in Rust");
                }
            });
        }

        @Override
        public Optional<Difference> opaque(AbiType.Opaque left) {
            return Optional.empty();
        }
    }

    private Optional<Difference> numbers(Scalar left, Scalar right) {
        boolean leftFloat = left.kind() == Scalar.Kind.FLOAT;
        boolean rightFloat = right.kind() == Scalar.Kind.FLOAT;
        boolean sameWidth = left.bits(java.target()) == right.bits(java.target());
        return leftFloat == rightFloat && sameWidth
                ? Optional.empty()
                : Optional.of(new Difference(
                        "is " + text(left) + " in Java, and " + text(right) + " in Rust (" + right.rust() + ")",
                        leftFloat == rightFloat && (left.dependsOnTarget() || right.dependsOnTarget())));
    }

    private Optional<Difference> pointees(AbiType left, AbiType rustPointee, Set<AbiType> seen) {
        AbiType right = rustPointee.represented(rust.surface());
        if (left == Scalar.VOID || right == Scalar.VOID) {
            return Optional.empty();
        }
        boolean wide = left == Scalar.WCHAR_T || right == Scalar.WCHAR_T;
        return difference(left, right, seen)
                .map(it -> new Difference(
                        it.reason().startsWith("points ") ? it.reason() : "points to what " + it.reason(),
                        wide && it.byWidth()));
    }

    private Optional<Difference> callbacks(Signature left, Signature right, Set<AbiType> seen) {
        if (left.parameters().size() != right.parameters().size()) {
            return Difference.of("is a callback with " + left.parameters().size() + " parameters in Java, and with "
                    + right.parameters().size() + " in Rust");
        }
        for (int i = 0; i < left.parameters().size(); i++) {
            Optional<Difference> reason = difference(
                    left.parameters().get(i).type(), right.parameters().get(i).type(), seen);
            if (reason.isPresent()) {
                return Optional.of(reason.get().within("is a callback whose parameter " + (i + 1) + " "));
            }
        }
        return difference(left.result(), right.result(), seen).map(it -> it.within("is a callback whose result "));
    }

    private Optional<Difference> definitions(AbiType.Named left, AbiType.Named right, Set<AbiType> seen) {
        Optional<TypeDefinition> ours = java.surface().type(left.name());
        Optional<TypeDefinition> theirs = rust.surface().type(right.name());
        if (ours.orElse(null) instanceof TypeDefinition.Struct javaStruct
                && theirs.orElse(null) instanceof TypeDefinition.Struct rustStruct) {
            return structs(javaStruct, rustStruct, seen);
        }
        Optional<Extent> javaExtent = ours.flatMap(it -> it.extent(java));
        Optional<Extent> rustExtent = theirs.flatMap(it -> it.extent(rust));
        return javaExtent.isEmpty()
                        || rustExtent.isEmpty()
                        || javaExtent.get().size() == rustExtent.get().size()
                ? Optional.empty()
                : Difference.of("has " + javaExtent.get().size() + " bytes in Java, and "
                        + rustExtent.get().size() + " in Rust (" + right.name() + ")");
    }

    /** A field in its place. */
    private record Placed(TypeDefinition.Field field, long offset) {}

    private Optional<Difference> structs(
            TypeDefinition.Struct javaStruct, TypeDefinition.Struct rustStruct, Set<AbiType> seen) {
        Optional<TypeLayout.Placement> javaPlacement = java.place(javaStruct);
        Optional<TypeLayout.Placement> rustPlacement = rust.place(rustStruct);
        if (javaPlacement.isEmpty() || rustPlacement.isEmpty()) {
            return Optional.empty();
        }
        List<Placed> ours = placed(javaStruct, javaPlacement.get());
        List<Placed> theirs = placed(rustStruct, rustPlacement.get());
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            Optional<Difference> difference = fields(ours.get(i), theirs.get(i), rustStruct.name(), seen);
            if (difference.isPresent()) {
                return difference;
            }
        }
        Extent javaExtent = javaPlacement.get().extent();
        Extent rustExtent = rustPlacement.get().extent();
        return ours.size() == theirs.size() && javaExtent.size() == rustExtent.size()
                ? Optional.empty()
                : Difference.of("is a struct of " + ours.size() + " fields and " + javaExtent.size()
                        + " bytes in Java, and of " + theirs.size() + " fields and " + rustExtent.size()
                        + " bytes in Rust (" + rustStruct.name() + ")");
    }

    private Optional<Difference> fields(Placed ours, Placed theirs, String struct, Set<AbiType> seen) {
        Optional<Difference> difference =
                difference(ours.field().type(), theirs.field().type(), seen);
        if (difference.isPresent()) {
            return Difference.of("is a struct whose field " + ours.field().name() + " "
                    + difference.get().reason() + ", field " + theirs.field().name() + " of " + struct);
        }
        return ours.offset() == theirs.offset()
                ? Optional.empty()
                : Difference.of("is a struct whose field " + ours.field().name() + " is at offset " + ours.offset()
                        + " in Java, and at " + theirs.offset() + " in Rust (" + struct + "."
                        + theirs.field().name() + ")");
    }

    private static List<Placed> placed(TypeDefinition.Struct struct, TypeLayout.Placement placement) {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < struct.fields().size(); i++) {
            if (!struct.fields().get(i).isPadding()) {
                placed.add(
                        new Placed(struct.fields().get(i), placement.offsets().get(i)));
            }
        }
        return placed;
    }

    private boolean isWord(Scalar scalar) {
        return scalar.kind() != Scalar.Kind.FLOAT
                && scalar.bits(java.target()) == java.target().pointerBits();
    }

    private String text(AbiType type) {
        return type.match(new AbiType.Cases<>() {
            @Override
            public String scalar(Scalar scalar) {
                return switch (scalar.kind()) {
                    case VOID -> "nothing";
                    case BOOLEAN -> "a bool of 8 bits";
                    case FLOAT -> "a float of " + scalar.bits(java.target()) + " bits";
                    default -> "an integer of " + scalar.bits(java.target()) + " bits";
                };
            }

            @Override
            public String pointer(AbiType.Pointer pointer) {
                return "a pointer";
            }

            @Override
            public String function(AbiType.FunctionPointer function) {
                return "a pointer";
            }

            @Override
            public String named(AbiType.Named named) {
                return "a struct by value";
            }

            @Override
            public String array(AbiType.Array array) {
                return "an array";
            }

            @Override
            public String opaque(AbiType.Opaque opaque) {
                return "an unknown type";
            }
        });
    }
}
