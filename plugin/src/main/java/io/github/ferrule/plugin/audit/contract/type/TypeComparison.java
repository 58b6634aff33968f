package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.audit.contract.type.JavaType.Role;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.AbiType.Passing;
import io.github.ferrule.plugin.surface.DataModel;
import io.github.ferrule.plugin.surface.Extent;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import io.github.ferrule.plugin.surface.Surface;
import io.github.ferrule.plugin.surface.TypeDefinition;
import io.github.ferrule.plugin.surface.TypeLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the types of a Java declaration with Rust types on one target.
 *
 * <p>Numbers agree if they have the same width and are passed in the same registers. Addresses agree if what they point to
 * does. Structs and arrays agree if they consist of the same numbers and addresses at the same offsets, however they are
 * nested: {@code double[]}, a struct of two doubles, and a struct with such a struct in it are the same memory.
 */
final class TypeComparison {

    /**
     * A difference between two types.
     *
     * @param reason a clause that follows the name of the parameter or of the result
     * @param byWidth true if the widths of a number differ that other targets may have equal
     * @param rustRemedy the change to the crate, if no Java declaration would be right
     */
    record Difference(String reason, boolean byWidth, Optional<String> rustRemedy) {

        Difference(String reason, boolean byWidth) {
            this(reason, byWidth, Optional.empty());
        }

        static Optional<Difference> of(String reason) {
            return Optional.of(new Difference(reason, false));
        }

        Difference within(String context) {
            return new Difference(context + reason, false);
        }
    }

    /** Two types that are compared: types may refer to themselves. */
    private record Pair(AbiType java, AbiType rust) {}

    private final TargetTriple target;
    private final DataModel model;
    private final TypeLayout java;
    private final TypeLayout rust;
    private final Map<Pair, Optional<Difference>> aggregates = new HashMap<>();

    /**
     * Compares on one target.
     *
     * @param java Java's structures
     * @param rust the crate's types
     */
    TypeComparison(TargetTriple target, Surface java, Surface rust) {
        this.target = target;
        this.model = DataModel.of(target);
        this.java = new TypeLayout(model, java);
        this.rust = new TypeLayout(model, rust);
    }

    /** Returns how the two differ; nothing if they agree, or if that cannot be determined. */
    Optional<Difference> difference(JavaType javaType, AbiType rustType) {
        AbiType resolved = rustType.represented(rust.surface());
        return switch (javaType.role()) {
            case UNKNOWN -> Optional.empty();
            case BOOLEAN ->
                resolved == Scalar.BOOL
                        ? Difference.of("is a boolean of 32 bits for JNA, and a bool of 8 bits in Rust")
                        : compare(javaType.abi(), resolved);
            case MEMORY, TEXT -> memory(javaType, resolved);
            case REFERENCE -> reference(javaType, resolved);
            case EXACT, INTEGER_TYPE -> compare(javaType.abi(), resolved);
        };
    }

    /** Compares an array, a buffer or a string, which stands for many elements of the type that it points to. */
    private Optional<Difference> memory(JavaType javaType, AbiType rustType) {
        if (!isAddress(rustType)) {
            return rustType.passing() == Passing.INTEGER
                    ? otherKind(javaType.abi(), rustType)
                    : compare(javaType.abi(), rustType);
        }
        AbiType element = javaType.abi().pointsTo().orElse(Scalar.VOID);
        boolean bytes = element.extent(java).filter(it -> it.size() <= 1).isPresent();
        return bytes && javaType.role() == Role.MEMORY
                ? Optional.empty()
                : rustType.pointsTo().flatMap(pointee -> pointees(element, pointee, true));
    }

    /** Returns true for pointers, and for the integers that Rust has for addresses. */
    private static boolean isAddress(AbiType rustType) {
        return rustType.passing() == Passing.ADDRESS || rustType == Scalar.USIZE || rustType == Scalar.ISIZE;
    }

    /** Compares a reference to a Java object: the class of the object must be the one that the function expects. */
    private Optional<Difference> reference(JavaType javaType, AbiType rustType) {
        if (!isAddress(rustType)) {
            return rustType.passing() == Passing.INTEGER
                    ? otherKind(javaType.abi(), rustType)
                    : compare(javaType.abi(), rustType);
        }
        return rustType.pointsTo()
                .filter(pointee -> !JniReference.of(javaType.source()).mayBe(JniReference.ofRust(pointee)))
                .flatMap(pointee ->
                        Difference.of("is a " + javaType.source() + " in Java, and a " + pointee.rust() + " in Rust"));
    }

    private Optional<Difference> compare(AbiType left, AbiType rustType) {
        AbiType right = rustType.represented(rust.surface());
        Passing ours = left.passing();
        Passing theirs = right.passing();
        if (ours == Passing.UNKNOWN || theirs == Passing.UNKNOWN) {
            return Optional.empty();
        }
        if (ours != theirs) {
            boolean word = isWord(left) && theirs == Passing.ADDRESS && !JniReference.isReference(right)
                    || isWord(right) && ours == Passing.ADDRESS;
            return word ? Optional.empty() : otherKind(left, right);
        }
        return switch (ours) {
            case INTEGER, FLOAT -> numbers(left, right);
            case ADDRESS -> addresses(left, right);
            case AGGREGATE -> aggregates(left, right);
            case NOTHING, UNKNOWN -> Optional.empty();
        };
    }

    /** Returns true for an integer as wide as an address, which many use as an opaque handle. */
    private boolean isWord(AbiType type) {
        return type.passing() == Passing.INTEGER
                && type.extent(java).filter(java.pointer()::equals).isPresent();
    }

    private Optional<Difference> otherKind(AbiType left, AbiType right) {
        return Difference.of(kinds(left, right));
    }

    private String kinds(AbiType left, AbiType right) {
        return "is " + left.inWords(model) + " in Java, and " + right.inWords(model) + " in Rust (" + right.rust()
                + ")";
    }

    private Optional<Difference> numbers(AbiType left, AbiType right) {
        boolean sameWidth = left.extent(java).equals(right.extent(rust));
        return sameWidth
                ? Optional.empty()
                : Optional.of(new Difference(kinds(left, right), left.dependsOnTarget() || right.dependsOnTarget()));
    }

    private Optional<Difference> addresses(AbiType left, AbiType right) {
        if (left.callee().isPresent() && right.callee().isPresent()) {
            return callbacks(left.callee().get(), right.callee().get());
        }
        return left.pointsTo().isPresent() && right.pointsTo().isPresent()
                ? pointees(left.pointsTo().get(), right.pointsTo().get(), false)
                : Optional.empty();
    }

    private Optional<Difference> pointees(AbiType left, AbiType rustPointee, boolean elements) {
        AbiType right = rustPointee.represented(rust.surface());
        if (left == Scalar.VOID || right == Scalar.VOID || isSameMemory(left, right, elements)) {
            return Optional.empty();
        }
        boolean wide = left == Scalar.WCHAR_T || right == Scalar.WCHAR_T;
        return compare(left, right)
                .map(it -> new Difference(
                        it.reason().startsWith("points ") ? it.reason() : "points to what " + it.reason(),
                        wide && it.byWidth()));
    }

    /**
     * Returns true if memory that holds one type can be read as the other. A Rust pointer to a number may point to many of
     * them, and so does an array of Java; a pointer to an array takes Java's structures one after the other.
     */
    private boolean isSameMemory(AbiType left, AbiType right, boolean elements) {
        Optional<Tiles> ours = Tiles.of(left, java);
        Optional<Tiles> theirs = Tiles.of(right, rust);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return false;
        }
        if (right.passing() != Passing.AGGREGATE && theirs.get().cover(ours.get(), (its, our) -> agree(our, its))) {
            return true;
        }
        boolean isArray = right.definition(rust.surface()).isEmpty();
        boolean repeated = elements || isArray && left.passing() == Passing.AGGREGATE;
        return ours.get().cover(theirs.get(), this::agree)
                && (repeated || ours.get().size() == theirs.get().size());
    }

    private boolean agree(AbiType left, AbiType right) {
        return compare(left, right).isEmpty();
    }

    private Optional<Difference> callbacks(Signature left, Signature right) {
        if (CallingConvention.of(left.abi(), target) != CallingConvention.of(right.abi(), target)) {
            return Difference.of("is a callback as extern \"" + left.abi() + "\" in Java, and as extern \""
                    + right.abi() + "\" in Rust");
        }
        if (left.parameters().size() != right.parameters().size()) {
            return Difference.of("is a callback with " + left.parameters().size() + " parameters in Java, and with "
                    + right.parameters().size() + " in Rust");
        }
        for (int i = 0; i < left.parameters().size(); i++) {
            Optional<Difference> reason = compare(
                    left.parameters().get(i).type(), right.parameters().get(i).type());
            if (reason.isPresent()) {
                return Optional.of(reason.get().within("is a callback whose parameter " + (i + 1) + " "));
            }
        }
        return compare(left.result(), right.result()).map(it -> it.within("is a callback whose result "));
    }

    private Optional<Difference> aggregates(AbiType left, AbiType right) {
        Pair pair = new Pair(left, right);
        Optional<Difference> known = aggregates.get(pair);
        if (known == null) {
            aggregates.put(pair, Optional.empty()); // ends types that refer to themselves
            known = isSameMemory(left, right, false) ? Optional.empty() : explained(left, right);
            aggregates.put(pair, known);
        }
        return known;
    }

    /** Finds a difference between two structs, unions, or arrays. */
    private Optional<Difference> explained(AbiType left, AbiType right) {
        Optional<TypeDefinition> ours = left.definition(java.surface());
        Optional<TypeDefinition> theirs = right.definition(rust.surface());
        Optional<TypeDefinition.Struct> javaStruct = ours.flatMap(TypeDefinition::asStruct);
        Optional<TypeDefinition.Struct> rustStruct = theirs.flatMap(TypeDefinition::asStruct);
        if (javaStruct.isPresent() && rustStruct.isPresent()) {
            return structs(javaStruct.get(), rustStruct.get());
        }
        Optional<Extent> javaExtent = left.extent(java);
        Optional<Extent> rustExtent = right.extent(rust);
        if (javaExtent.isEmpty() || rustExtent.isEmpty()) {
            return Optional.empty();
        }
        if (ours.isEmpty() || theirs.isEmpty()) {
            return otherKind(left, right);
        }
        return javaExtent.get().size() == rustExtent.get().size()
                ? Optional.empty()
                : Difference.of("has " + javaExtent.get().size() + " bytes in Java, and "
                        + rustExtent.get().size() + " in Rust (" + right.rust() + ")");
    }

    /** A field in its place. */
    private record Placed(TypeDefinition.Field field, long offset) {}

    private Optional<Difference> structs(TypeDefinition.Struct javaStruct, TypeDefinition.Struct rustStruct) {
        Optional<TypeLayout.Placement> javaPlacement = java.place(javaStruct);
        Optional<TypeLayout.Placement> rustPlacement = rust.place(rustStruct);
        if (javaPlacement.isEmpty() || rustPlacement.isEmpty()) {
            return Optional.empty();
        }
        List<Placed> ours = placed(javaStruct, javaPlacement.get());
        List<Placed> theirs = placed(rustStruct, rustPlacement.get());
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            Optional<Difference> difference = fields(ours.get(i), theirs.get(i), rustStruct.name());
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

    private Optional<Difference> fields(Placed ours, Placed theirs, String struct) {
        Optional<Difference> difference =
                compare(ours.field().type(), theirs.field().type());
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
}
