package io.github.ferrule.plugin.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /**
     * A {@code repr(C)} struct.
     *
     * @param name the name
     * @param fields the fields, in their order
     * @param packed the largest alignment of a field in bytes; 0 if it is not packed
     */
    record Struct(String name, List<Field> fields, int packed) implements TypeDefinition {

        public Struct {
            fields = List.copyOf(fields);
        }

        @Override
        public Optional<Extent> extent(TypeLayout layout) {
            return layout.place(this).map(TypeLayout.Placement::extent);
        }

        @Override
        public JsonNode toJson() {
            ObjectNode content = JsonNodeFactory.instance.objectNode().put("packed", packed);
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
    }
}
