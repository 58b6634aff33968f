package io.github.ferrule.plugin.support.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/**
 * Reads JSON into Jackson's tree, and writes it. An {@code ObjectMapper} does the same but loads hundreds of classes first,
 * which takes longer than everything read and written here.
 */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonText() {}

    /**
     * Reads a document.
     *
     * @throws IOException if the text is not JSON
     */
    public static JsonNode parse(String json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "nothing to read");
            }
            return value(parser);
        }
    }

    /** Writes a tree on one line. */
    public static String format(JsonNode tree) {
        return format(tree, null);
    }

    /** Writes a tree, indented, with the same line endings on every system. */
    public static String formatPretty(JsonNode tree) {
        return format(tree, pretty());
    }

    /**
     * Returns a node for a long array. Its elements are created one by one when it is written, so they are never in memory
     * together.
     */
    public static JsonNode array(Iterable<JsonNode> elements) {
        return NODES.pojoNode(elements);
    }

    /** Writes a tree, indented, and a line feed. */
    public static void writePretty(JsonNode tree, Writer out) throws IOException {
        write(tree, pretty(), out);
        out.write('\n');
    }

    private static PrettyPrinter pretty() {
        return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }

    private static String format(JsonNode tree, PrettyPrinter style) {
        StringWriter text = new StringWriter();
        try {
            write(tree, style, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return text.toString();
    }

    private static void write(JsonNode tree, PrettyPrinter style, Writer out) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out).setPrettyPrinter(style)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            write(tree, generator);
        }
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            default -> NODES.nullNode();
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static void writeArray(Iterable<?> elements, JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        for (Object element : elements) {
            write((JsonNode) element, generator);
        }
        generator.writeEndArray();
    }

    private static void write(JsonNode node, JsonGenerator generator) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                generator.writeStartObject();
                for (Map.Entry<String, JsonNode> property : node.properties()) {
                    generator.writeFieldName(property.getKey());
                    write(property.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case ARRAY -> writeArray(node, generator);
            case POJO -> {
                if (((POJONode) node).getPojo() instanceof Iterable<?> elements) {
                    writeArray(elements, generator);
                }
            }
            case STRING -> generator.writeString(node.textValue());
            case NUMBER -> generator.writeNumber(node.decimalValue());
            case BOOLEAN -> generator.writeBoolean(node.booleanValue());
            default -> generator.writeNull();
        }
    }
}
