package io.github.ferrule.plugin.init;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * An element of an XML text, by its positions there. Parsers of the JDK do not report them exactly.
 *
 * @param name the name of the tag
 * @param start the position of the start tag
 * @param contentStart the position after the start tag
 * @param contentEnd the position of the end tag; that of the end for an empty-element tag
 * @param end the position after the element
 * @param children the elements in it
 */
record XmlElement(String name, int start, int contentStart, int contentEnd, int end, List<XmlElement> children) {

    /**
     * Finds the elements of a well-formed text.
     *
     * @return the root
     * @throws IllegalArgumentException if the text is not well-formed
     */
    static XmlElement parse(String text) {
        Deque<XmlElement> open = new ArrayDeque<>();
        open.push(new XmlElement("", 0, 0, 0, text.length(), new ArrayList<>()));
        int position = text.indexOf('<');
        while (position >= 0) {
            if (text.startsWith("<!--", position)) {
                position = after(text, "-->", position);
            } else if (text.startsWith("<![CDATA[", position)) {
                position = after(text, "]]>", position);
            } else if (text.startsWith("<?", position) || text.startsWith("<!", position)) {
                position = after(text, ">", position);
            } else if (text.startsWith("</", position)) {
                int end = after(text, ">", position);
                XmlElement tag = open.pop();
                String name = text.substring(position + 2, end - 1).strip();
                if (open.isEmpty() || !tag.name().equals(name)) {
                    throw new IllegalArgumentException("unexpected </" + name + ">");
                }
                add(open, tag, position, end);
                position = end;
            } else {
                int end = endOfTag(text, position);
                boolean empty = text.charAt(end - 2) == '/';
                String name = text.substring(position + 1, end - (empty ? 2 : 1))
                        .strip()
                        .split("\\s", 2)[0];
                XmlElement tag = new XmlElement(name, position, end, end, end, new ArrayList<>());
                if (empty) {
                    add(open, tag, end, end);
                } else {
                    open.push(tag);
                }
                position = end;
            }
            position = text.indexOf('<', position);
        }
        List<XmlElement> roots = open.pop().children();
        if (!open.isEmpty() || roots.size() != 1) {
            throw new IllegalArgumentException("there is not exactly one element that is closed");
        }
        return roots.get(0);
    }

    private static void add(Deque<XmlElement> open, XmlElement tag, int contentEnd, int end) {
        open.peek()
                .children()
                .add(new XmlElement(tag.name(), tag.start(), tag.contentStart(), contentEnd, end, tag.children()));
    }

    private static int after(String text, String mark, int from) {
        int found = text.indexOf(mark, from);
        if (found < 0) {
            throw new IllegalArgumentException("missing " + mark);
        }
        return found + mark.length();
    }

    /** Finds the end of a start tag; an attribute's value may contain {@code >}. */
    private static int endOfTag(String text, int start) {
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == '>') {
                return i + 1;
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        throw new IllegalArgumentException("a tag is not closed");
    }

    /** Finds the first child with a name. */
    Optional<XmlElement> child(String wanted) {
        return children.stream().filter(it -> it.name().equals(wanted)).findFirst();
    }

    /** Returns true for a tag such as {@code <plugins/>}. */
    boolean isEmptyTag() {
        return contentStart == end;
    }
}
