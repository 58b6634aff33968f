package io.github.ferrule.plugin.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ferrule.plugin.support.json.JsonText;
import io.github.ferrule.plugin.surface.AbiType.Ownership;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * Writes a surface as JSON, and reads it back: the format of {@code ferrule:surface -Dferrule.surface.format=json}.
 *
 * <p>A scalar is its name ({@code "i64"}), every other type an object with one key: {@code {"pointer": {"to": "c_char",
 * "mutable": false, "nullable": true}}}.
 */
public final class SurfaceJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SurfaceJson() {}

    /** Writes a surface for people and programs. */
    public static String format(Surface surface) {
        return JsonText.formatPretty(tree(surface));
    }

    static ObjectNode tree(Surface surface) {
        ObjectNode root = NODES.objectNode().put("format", 1);
        ArrayNode functions = root.putArray("functions");
        surface.functions().values().forEach(function -> functions.add(node(function)));
        ObjectNode types = root.putObject("types");
        surface.types().forEach((name, definition) -> types.set(name, definition.toJson()));
        if (!surface.documentation().isEmpty()) {
            ObjectNode documentation = root.putObject("documentation");
            surface.documentation().forEach(documentation::put);
        }
        return root;
    }

    /**
     * Reads a surface.
     *
     * @throws IOException if the text is not JSON, or not of this format
     */
    public static Surface parse(String json) throws IOException {
        return parse(JsonText.parse(json));
    }

    static Surface parse(JsonNode root) throws IOException {
        if (root.path("format").asInt() != 1) {
            throw new IOException("not a surface of format 1");
        }
        try {
            Map<String, ExportedFunction> functions = new TreeMap<>();
            root.path("functions")
                    .forEach(node -> functions.put(node.path("symbol").asText(), function(node)));
            Map<String, TypeDefinition> types = new TreeMap<>();
            root.path("types").properties().forEach(entry -> types.put(entry.getKey(), definition(entry)));
            TreeMap<String, String> documentation = new TreeMap<>();
            root.path("documentation")
                    .properties()
                    .forEach(entry ->
                            documentation.put(entry.getKey(), entry.getValue().asText()));
            return new Surface(new TreeMap<>(functions), new TreeMap<>(types), documentation);
        } catch (IllegalArgumentException | NoSuchElementException e) { // no such scalar, no kind of type
            throw new IOException("not a surface of format 1", e);
        }
    }

    private static ObjectNode node(ExportedFunction function) {
        ObjectNode node = NODES.objectNode()
                .put("symbol", function.symbol())
                .put("name", function.rustName())
                .put("declaration", function.declaration())
                .put("unsafe", function.unsafe())
                .put("documentation", function.documentation())
                .put("file", function.location().file())
                .put("line", function.location().line());
        node.setAll(signature(function.signature()));
        return node;
    }

    static ObjectNode signature(Signature signature) {
        ObjectNode node = NODES.objectNode().put("abi", signature.abi()).put("variadic", signature.variadic());
        ArrayNode parameters = node.putArray("parameters");
        signature
                .parameters()
                .forEach(parameter -> parameters
                        .addObject()
                        .put("name", parameter.name())
                        .set("type", parameter.type().toJson()));
        node.set("result", signature.result().toJson());
        return node;
    }

    static ArrayNode fields(List<TypeDefinition.Field> fields) {
        ArrayNode node = NODES.arrayNode();
        fields.forEach(field -> node.addObject()
                .put("name", field.name())
                .set("type", field.type().toJson()));
        return node;
    }

    /** Wraps what is known of a type in an object that names its kind. */
    static ObjectNode kind(String name, JsonNode content) {
        ObjectNode node = NODES.objectNode();
        node.set(name, content);
        return node;
    }

    private static ExportedFunction function(JsonNode node) {
        return new ExportedFunction(
                node.path("symbol").asText(),
                node.path("name").asText(),
                parseSignature(node),
                node.path("unsafe").asBoolean(),
                node.path("documentation").asText(),
                new ExportedFunction.Location(
                        node.path("file").asText(), node.path("line").asInt()));
    }

    private static Signature parseSignature(JsonNode node) {
        List<Signature.Parameter> parameters = new ArrayList<>();
        node.path("parameters")
                .forEach(it ->
                        parameters.add(new Signature.Parameter(it.path("name").asText(), type(it.path("type")))));
        return new Signature(
                node.path("abi").asText(),
                parameters,
                type(node.path("result")),
                node.path("variadic").asBoolean());
    }

    private static AbiType type(JsonNode node) {
        if (node.isTextual()) {
            return Scalar.ofJson(node.asText());
        }
        Map.Entry<String, JsonNode> kind = node.properties().iterator().next();
        JsonNode content = kind.getValue();
        return switch (kind.getKey()) {
            case "pointer" ->
                new AbiType.Pointer(
                        type(content.path("to")),
                        content.path("mutable").asBoolean(),
                        content.path("nullable").asBoolean(),
                        Ownership.valueOf(
                                content.path("ownership").asText("unknown").toUpperCase(Locale.ROOT)));
            case "function" ->
                new AbiType.FunctionPointer(
                        parseSignature(content), content.path("nullable").asBoolean());
            case "named" -> new AbiType.Named(content.asText());
            case "array" ->
                new AbiType.Array(
                        type(content.path("of")), content.path("length").asLong());
            default -> new AbiType.Opaque(content.asText());
        };
    }

    private static TypeDefinition definition(Map.Entry<String, JsonNode> entry) {
        String name = entry.getKey();
        Map.Entry<String, JsonNode> kind =
                entry.getValue().properties().iterator().next();
        JsonNode content = kind.getValue();
        return switch (kind.getKey()) {
            case "struct" ->
                new TypeDefinition.Struct(
                        name,
                        parseFields(content.path("fields")),
                        content.path("packed").asInt(),
                        content.path("align").asInt());
            case "union" -> new TypeDefinition.Union(name, parseFields(content.path("fields")));
            default -> enumeration(name, content);
        };
    }

    private static TypeDefinition enumeration(String name, JsonNode content) {
        Map<String, Long> constants = new LinkedHashMap<>();
        content.path("constants")
                .properties()
                .forEach(constant ->
                        constants.put(constant.getKey(), constant.getValue().asLong()));
        return new TypeDefinition.Enumeration(
                name, Scalar.ofJson(content.path("representation").asText()), constants);
    }

    private static List<TypeDefinition.Field> parseFields(JsonNode fields) {
        List<TypeDefinition.Field> result = new ArrayList<>();
        fields.forEach(
                field -> result.add(new TypeDefinition.Field(field.path("name").asText(), type(field.path("type")))));
        return result;
    }
}
