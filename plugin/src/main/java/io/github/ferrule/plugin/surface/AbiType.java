package io.github.ferrule.plugin.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/** A type as the C ABI sees it: what caller and function must agree on. */
public sealed interface AbiType permits Scalar, AbiType.Address, AbiType.Named, AbiType.Array, AbiType.Opaque {

    /** Returns the type as Rust source, {@code *mut c_char}. */
    String rust();

    /** Returns size and alignment on the target of the layout; nothing if a caller cannot know them. */
    Optional<Extent> extent(TypeLayout layout);

    /** Returns the type in the form of {@link SurfaceJson}. */
    JsonNode toJson();

    /** Returns the way in which a value is passed. */
    Passing passing();

    /** Returns the type for a message, {@code an integer of 32 bits}. */
    String inWords(DataModel target);

    /** Returns true if its width is not the same on every target. */
    default boolean dependsOnTarget() {
        return false;
    }

    /** Returns the type that a data pointer points to. */
    default Optional<AbiType> pointsTo() {
        return Optional.empty();
    }

    /** Returns the signature of the function that a function pointer points to. */
    default Optional<Signature> callee() {
        return Optional.empty();
    }

    /** Returns true for an address that Rust relies on not to be null. */
    default boolean neverNull() {
        return false;
    }

    /** Returns the definition of a struct, union or enumeration. */
    default Optional<TypeDefinition> definition(Surface surface) {
        return Optional.empty();
    }

    /** Returns the numbers and addresses that a value consists of; nothing if they are not known, or too many. */
    default Optional<List<Leaf>> leaves(TypeLayout layout) {
        return Optional.of(List.of(new Leaf(0, this)));
    }

    /** Returns the type that a value of this one is passed as: an integer for an enumeration, otherwise the type itself. */
    default AbiType represented(Surface surface) {
        return this;
    }

    /** The ways in which the C ABIs pass a value. */
    enum Passing {
        NOTHING,
        INTEGER,
        FLOAT,
        ADDRESS,
        AGGREGATE,
        /** The layout is not known. */
        UNKNOWN
    }

    /** Calls the case for this kind of type. */
    <R> R match(Cases<R> cases);

    /**
     * One method for each kind of type.
     *
     * @param <R> the result
     */
    interface Cases<R> {

        /** Handles a number, or nothing at all. */
        R scalar(Scalar scalar);

        /** Handles a data pointer. */
        R pointer(Pointer pointer);

        /** Handles a pointer to a function. */
        R function(FunctionPointer function);

        /** Handles a struct, union, or enumeration by value. */
        R named(Named named);

        /** Handles an array in a struct. */
        R array(Array array);

        /** Handles a type without a known layout. */
        R opaque(Opaque opaque);
    }

    /** A pointer to data, or to a function. */
    sealed interface Address extends AbiType permits Pointer, FunctionPointer {

        /** Returns true if null is a valid value. */
        boolean nullable();

        @Override
        default boolean neverNull() {
            return !nullable();
        }

        @Override
        default Optional<Extent> extent(TypeLayout layout) {
            return Optional.of(layout.pointer());
        }

        @Override
        default Passing passing() {
            return Passing.ADDRESS;
        }

        @Override
        default String inWords(DataModel target) {
            return "a pointer";
        }
    }

    /**
     * A data pointer: a raw pointer, a reference, a {@code Box} or a {@code NonNull}.
     *
     * @param pointee the type pointed to
     * @param mutable true if the function may write through it
     * @param nullable true if null is a valid value
     * @param ownership the side that frees the memory, as far as the type in Rust tells
     */
    record Pointer(AbiType pointee, boolean mutable, boolean nullable, Ownership ownership) implements Address {

        /** Creates a raw pointer, whose type does not tell who frees the memory. */
        public Pointer(AbiType pointee, boolean mutable, boolean nullable) {
            this(pointee, mutable, nullable, Ownership.UNKNOWN);
        }

        @Override
        public String rust() {
            return (mutable ? "*mut " : "*const ") + (pointee == Scalar.VOID ? "c_void" : pointee.rust());
        }

        @Override
        public Optional<AbiType> pointsTo() {
            return Optional.of(pointee);
        }

        @Override
        public JsonNode toJson() {
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            content.set("to", pointee.toJson());
            content.put("mutable", mutable).put("nullable", nullable);
            if (ownership != Ownership.UNKNOWN) {
                content.put("ownership", ownership.name().toLowerCase(Locale.ROOT));
            }
            return SurfaceJson.kind("pointer", content);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.pointer(this);
        }
    }

    /** The side that frees what a pointer points to. */
    enum Ownership {
        /** A raw pointer or a {@code NonNull}. */
        UNKNOWN,
        /** A reference: the memory stays with its owner. */
        BORROWED,
        /** A {@code Box}: the receiver of the pointer owns the memory. */
        OWNED
    }

    /**
     * A pointer to a function.
     *
     * @param signature the signature of that function
     * @param nullable true if null is a valid value: {@code Option<extern "C" fn…>}
     */
    record FunctionPointer(Signature signature, boolean nullable) implements Address {

        @Override
        public String rust() {
            String text = signature.rust("");
            return nullable ? "Option<" + text + ">" : text;
        }

        @Override
        public Optional<Signature> callee() {
            return Optional.of(signature);
        }

        @Override
        public JsonNode toJson() {
            return SurfaceJson.kind("function", SurfaceJson.signature(signature).put("nullable", nullable));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.function(this);
        }
    }

    /**
     * A struct, union or enumeration of the surface, by value.
     *
     * @param name the key in {@link Surface#types()}
     */
    record Named(String name) implements AbiType {

        @Override
        public String rust() {
            return name;
        }

        @Override
        public Passing passing() {
            return Passing.AGGREGATE;
        }

        @Override
        public String inWords(DataModel target) {
            return "a struct by value";
        }

        @Override
        public Optional<TypeDefinition> definition(Surface surface) {
            return surface.type(name);
        }

        @Override
        public Optional<List<Leaf>> leaves(TypeLayout layout) {
            return layout.surface().type(name).flatMap(definition -> definition.leaves(this, layout));
        }

        @Override
        public AbiType represented(Surface surface) {
            return surface.type(name)
                    .map(definition -> definition.representation(this))
                    .orElse(this);
        }

        @Override
        public Optional<Extent> extent(TypeLayout layout) {
            return layout.surface().type(name).flatMap(definition -> definition.extent(layout));
        }

        @Override
        public JsonNode toJson() {
            return SurfaceJson.kind("named", JsonNodeFactory.instance.textNode(name));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.named(this);
        }
    }

    /**
     * An array inside a struct.
     *
     * @param element the type of each element
     * @param length the number of elements
     */
    record Array(AbiType element, long length) implements AbiType {

        @Override
        public String rust() {
            return "[" + element.rust() + "; " + length + "]";
        }

        @Override
        public Optional<Extent> extent(TypeLayout layout) {
            return element.extent(layout).map(it -> new Extent(it.size() * length, it.alignment()));
        }

        @Override
        public Passing passing() {
            return Passing.AGGREGATE;
        }

        @Override
        public String inWords(DataModel target) {
            return "an array of " + length + " (each " + element.inWords(target) + ")";
        }

        @Override
        public Optional<List<Leaf>> leaves(TypeLayout layout) {
            Optional<Extent> extent = element.extent(layout);
            Optional<List<Leaf>> one = element.leaves(layout);
            if (one.isPresent() && one.get().isEmpty()) {
                return one; // however many elements without content there are
            }
            if (extent.isEmpty()
                    || one.isEmpty()
                    || length > Leaf.MOST / one.get().size()) {
                return Optional.empty();
            }
            return Optional.of(LongStream.range(0, length)
                    .boxed()
                    .flatMap(i -> one.get().stream()
                            .map(leaf -> leaf.moved(i * extent.get().size())))
                    .toList());
        }

        @Override
        public JsonNode toJson() {
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            content.set("of", element.toJson());
            return SurfaceJson.kind("array", content.put("length", length));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.array(this);
        }
    }

    /**
     * A type without a layout that a caller could know: fine behind a pointer, unsafe by value.
     *
     * @param rust the type as Rust source
     */
    record Opaque(String rust) implements AbiType {

        @Override
        public Optional<Extent> extent(TypeLayout layout) {
            return Optional.empty();
        }

        @Override
        public Passing passing() {
            return Passing.UNKNOWN;
        }

        @Override
        public String inWords(DataModel target) {
            return "an unknown type";
        }

        @Override
        public Optional<List<Leaf>> leaves(TypeLayout layout) {
            return Optional.empty();
        }

        @Override
        public JsonNode toJson() {
            return SurfaceJson.kind("opaque", JsonNodeFactory.instance.textNode(rust));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.opaque(this);
        }
    }
}
