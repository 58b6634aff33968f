package io.github.ferrule.plugin.support.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes a tree in the format of Jackson's generator, which loads more than seventy classes: for a report, that takes
 * longer than the audit.
 */
final class JsonWriter {

    private static final String INDENT = "  ";
    private static final int FIRST_PRINTABLE = ' ';

    private final Writer out;
    private final boolean indented;
    private int depth;

    /**
     * Creates a writer.
     *
     * @param indented true for one property on each line
     */
    JsonWriter(Writer out, boolean indented) {
        this.out = out;
        this.indented = indented;
    }

    void write(JsonNode node) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node);
            case ARRAY -> writeArray(node);
            case POJO -> writeArray(((POJONode) node).getPojo() instanceof Iterable<?> elements ? elements : List.of());
            case STRING -> writeString(node.textValue());
            case NUMBER -> out.write(node.decimalValue().toString());
            case BOOLEAN -> out.write(node.booleanValue() ? "true" : "false");
            default -> out.write("null");
        }
    }

    private void writeObject(JsonNode object) throws IOException {
        out.write('{');
        depth++;
        String separator = "";
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            out.write(separator);
            separator = ",";
            startLine();
            writeString(property.getKey());
            out.write(indented ? " : " : ":");
            write(property.getValue());
        }
        depth--;
        if (!separator.isEmpty()) {
            startLine();
        } else if (indented) {
            out.write(' ');
        }
        out.write('}');
    }

    private void startLine() throws IOException {
        if (indented) {
            out.write('\n');
            out.write(INDENT.repeat(depth));
        }
    }

    private void writeArray(Iterable<?> elements) throws IOException {
        String space = indented ? " " : "";
        out.write('[');
        for (Iterator<?> all = elements.iterator(); all.hasNext(); ) {
            out.write(space);
            write((JsonNode) all.next());
            out.write(all.hasNext() ? "," : "");
        }
        out.write(space);
        out.write(']');
    }

    private void writeString(String text) throws IOException {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> {
                    out.write('\\');
                    out.write(letter);
                }
                case '\n' -> out.write("\\n");
                case '\r' -> out.write("\\r");
                case '\t' -> out.write("\\t");
                case '\b' -> out.write("\\b");
                case '\f' -> out.write("\\f");
                default -> {
                    if (letter < FIRST_PRINTABLE) {
                        out.write(String.format("\\u%04X", (int) letter));
                    } else {
                        out.write(letter);
                    }
                }
            }
        }
        out.write('"');
    }
}
