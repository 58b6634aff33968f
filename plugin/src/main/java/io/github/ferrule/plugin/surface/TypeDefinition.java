package io.github.ferrule.plugin.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A type of the crate that a caller must know the layout or the values of. */
public sealed interface TypeDefinition permits TypeDefinition.Struct, TypeDefinition.Union, TypeDefinition.Enumeration {

    /** Returns the name in the source. */
    String name();

    /** Returns size and alignment on the target of the layout; nothing if a field's are not known. */
    Optional<Extent> extent(TypeLayout layout);

    /** Returns the type that a value of this one is passed as: an integer for an enumeration, otherwise the type itself. */
    default AbiType representation(AbiType.Named itself) {
        return itself;
    }

    /** Returns the definition in the form of {@link SurfaceJson}. */
    JsonNode toJson();

    /** Returns this definition if it is a struct. */
    default Optional<Struct> asStruct() {
        return Optional.empty();
    }

    /** Returns this definition if it is an enumeration. */
    default Optional<Enumeration> asEnumeration() {
        return Optional.empty();
    }

    /** Returns the numbers and addresses that a value consists of; nothing if they are not known, or too many. */
    default Optional<List<Leaf>> leaves(AbiType.Named itself, TypeLayout layout) {
        return Optional.of(List.of(new Leaf(0, itself)));
    }

    /**
     * A {@code repr(C)} struct.
     *
     * @param name the name
     * @param fields the fields, in their order
     * @param packed the largest alignment of a field in bytes; 0 if it is not packed
     * @param align the smallest alignment of the struct in bytes; 0 if the fields decide
     */
    record Struct(String name, List<Field> fields, int packed, int align) implements TypeDefinition {

        public Struct {
            fields = List.copyOf(fields);
        }

        /** Creates a struct whose fields decide its alignment. */
        public Struct(String name, List<Field> fields, int packed) {
            this(name, fields, packed, 0);
        }

        @Override
        public Optional<Extent> extent(TypeLayout layout) {
            return layout.place(this).map(TypeLayout.Placement::extent);
        }

        @Override
        public Optional<Struct> asStruct() {
            return Optional.of(this);
        }

        @Override
        public Optional<List<Leaf>> leaves(AbiType.Named itself, TypeLayout layout) {
            Optional<TypeLayout.Placement> placement = layout.place(this);
            if (placement.isEmpty()) {
                return Optional.empty();
            }
            List<Leaf> leaves = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                long offset = placement.get().offsets().get(i);
                Optional<List<Leaf>> inside = fields.get(i).leaves(layout);
                if (inside.isEmpty() || leaves.size() + inside.get().size() > Leaf.MOST) {
                    return Optional.empty();
                }
                inside.get().forEach(leaf -> leaves.add(leaf.moved(offset)));
            }
            return Optional.of(leaves);
        }

        @Override
        public JsonNode toJson() {
            ObjectNode content = JsonNodeFactory.instance.objectNode().put("packed", packed);
            if (align > 0) {
                content.put("align", align);
            }
            content.set("fields", SurfaceJson.fields(fields));
            return SurfaceJson.kind("struct", content);
        }
    }

    /**
     * A {@code repr(C)} union.
     *
     * @param name the name
     * @param fields the alternatives
     */
    record Union(String name, List<Field> fields) implements TypeDefinition {

        public Union {
            fields = List.copyOf(fields);
        }

        @Override
        public Optional<Extent> extent(TypeLayout layout) {
            List<Extent> extents = fields.stream()
                    .flatMap(field -> field.type().extent(layout).stream())
                    .toList();
            return extents.size() < fields.size() ? Optional.empty() : Optional.of(Extent.ofAlternatives(extents));
        }

        @Override
        public JsonNode toJson() {
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            content.set("fields", SurfaceJson.fields(fields));
            return SurfaceJson.kind("union", content);
        }
    }

    /**
     * An enumeration without fields.
     *
     * @param name the name
     * @param representation the integer type of its values
     * @param constants its values by name, in their order
     */
    record Enumeration(String name, Scalar representation, Map<String, Long> constants) implements TypeDefinition {

        @Override
        public AbiType representation(AbiType.Named itself) {
            return representation;
        }

        @Override
        public Optional<Enumeration> asEnumeration() {
            return Optional.of(this);
        }

        @Override
        public Optional<Extent> extent(TypeLayout layout) {
            return representation.extent(layout);
        }

        @Override
        public JsonNode toJson() {
            ObjectNode content = JsonNodeFactory.instance.objectNode().put("representation", representation.rust());
            ObjectNode values = content.putObject("constants");
            constants.forEach(values::put);
            return SurfaceJson.kind("enum", content);
        }
    }

    /**
     * A field of a struct or union.
     *
     * @param name the name; the index in a tuple struct; empty for padding
     * @param type the type
     */
    record Field(String name, AbiType type) {

        /** Returns bytes between fields that hold nothing. Rust's structs have their padding implied. */
        public static Field padding(long bytes) {
            return new Field("", new AbiType.Array(Scalar.U8, bytes));
        }

        /** Returns true if the field holds nothing. */
        public boolean isPadding() {
            return name.isEmpty();
        }

        private Optional<List<Leaf>> leaves(TypeLayout layout) {
            return isPadding() ? Optional.of(List.of()) : type.leaves(layout);
        }
    }
}
