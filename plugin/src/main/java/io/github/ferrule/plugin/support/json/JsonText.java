package io.github.ferrule.plugin.support.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Reads JSON into Jackson's tree, and writes it. An {@code ObjectMapper} does the same but loads hundreds of classes first,
 * which takes longer than everything read and written here.
 */
public final class JsonText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Loaded only if something is read. */
    private static final class Parsers {
        private static final JsonFactory FACTORY = new JsonFactory();
    }

    private JsonText() {}

    /**
     * Reads a document.
     *
     * @throws IOException if the text is not JSON
     */
    public static JsonNode parse(String json) throws IOException {
        try (JsonParser parser = Parsers.FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "nothing to read");
            }
            return value(parser);
        }
    }

    /** Writes a tree on one line. */
    public static String format(JsonNode tree) {
        return format(tree, false);
    }

    /** Writes a tree, indented, with the same line endings on every system. */
    public static String formatPretty(JsonNode tree) {
        return format(tree, true);
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
        new JsonWriter(out, true).write(tree);
        out.write('\n');
    }

    private static String format(JsonNode tree, boolean indented) {
        StringWriter text = new StringWriter();
        try {
            new JsonWriter(text, indented).write(tree);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return text.toString();
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
}
