package io.github.ferrule.plugin.init;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A pom as text. Elements are inserted in the style of their surroundings; every other character stays unchanged.
 *
 * @param text the text
 */
record PomText(String text) {

    /** The order in which poms list what Ferrule may have to add. */
    private static final List<String> LATER_THAN_PROPERTIES = List.of(
            "dependencyManagement",
            "dependencies",
            "repositories",
            "pluginRepositories",
            "build",
            "reporting",
            "profiles");

    private static final List<String> LATER_THAN_DEPENDENCIES =
            List.of("repositories", "pluginRepositories", "build", "reporting", "profiles");

    /**
     * Inserts an element as the last one of a parent.
     *
     * @param path the parent's name and those of its ancestors below {@code <project>}; missing ones are created
     * @param element the element, with two spaces per level of indentation
     */
    PomText insert(List<String> path, String element) {
        XmlElement parent = XmlElement.parse(text);
        for (int i = 0; i < path.size(); i++) {
            Optional<XmlElement> child = parent.child(path.get(i));
            if (child.isEmpty()) {
                String missing = element;
                for (int j = path.size() - 1; j >= i; j--) {
                    missing = "<" + path.get(j) + ">\n" + indent(missing, "  ") + "\n</" + path.get(j) + ">";
                }
                return insertInto(parent, missing, i == 0 ? path.get(0) : "");
            }
            parent = child.get();
        }
        return insertInto(parent, element, "");
    }

    private PomText insertInto(XmlElement parent, String element, String section) {
        String childIndent = parent.children().stream()
                .findFirst()
                .map(child -> indentAt(child.start()))
                .orElseGet(() -> indentAt(parent.start()) + unit());
        String lines = indent(element.strip().replace("  ", "\0"), childIndent)
                .replace("\0", unit())
                .replace("\n", newline());
        if (parent.isEmptyTag()) {
            String open = text.substring(parent.start(), parent.end() - 2).stripTrailing() + ">";
            return new PomText(text.substring(0, parent.start())
                    + open
                    + newline()
                    + lines
                    + newline()
                    + indentAt(parent.start())
                    + "</"
                    + parent.name()
                    + ">"
                    + text.substring(parent.end()));
        }
        int position = position(parent, section);
        boolean closesOnTheSameLine =
                !text.substring(position, parent.contentEnd()).contains("\n");
        String blankLine = section.isEmpty() || !hasBlankLines(parent) ? "" : newline();
        return new PomText(text.substring(0, position)
                + blankLine
                + newline()
                + lines
                + (closesOnTheSameLine ? newline() + indentAt(parent.start()) : "")
                + text.substring(position));
    }

    /** Finds the end of the element after which to insert, including a comment on its line. */
    private int position(XmlElement parent, String section) {
        List<String> later = switch (section) {
            case "properties" -> LATER_THAN_PROPERTIES;
            case "dependencies" -> LATER_THAN_DEPENDENCIES;
            default -> List.of();
        };
        int end = text.substring(0, parent.contentEnd()).stripTrailing().length();
        int previousEnd = parent.contentStart();
        for (XmlElement child : parent.children()) {
            if (later.contains(child.name())) {
                return endOfLine(previousEnd);
            }
            previousEnd = child.end();
        }
        return Math.max(end, parent.contentStart());
    }

    private int endOfLine(int position) {
        int newline = text.indexOf('\n', position);
        int end = newline < 0 ? text.length() : newline;
        String rest = text.substring(position, end).strip();
        boolean onlyComment = rest.isEmpty() || (rest.startsWith("<!--") && rest.indexOf("-->") == rest.length() - 3);
        return onlyComment
                ? position + text.substring(position, end).stripTrailing().length()
                : position;
    }

    private boolean hasBlankLines(XmlElement parent) {
        return text.substring(parent.contentStart(), parent.contentEnd()).matches("(?s).*>\\s*\\n[ \\t]*\\r?\\n.*");
    }

    /** Returns the white space in front of a position, if nothing else precedes it on its line. */
    private String indentAt(int position) {
        int line = text.lastIndexOf('\n', position - 1) + 1;
        String before = text.substring(line, position);
        return before.isBlank()
                ? before
                : before.substring(0, before.length() - before.stripLeading().length());
    }

    /** Returns one level of indentation, as between {@code <project>} and its first element. */
    private String unit() {
        XmlElement project = XmlElement.parse(text);
        return project.children().stream()
                .findFirst()
                .map(child -> indentAt(child.start())
                        .substring(indentAt(project.start()).length()))
                .filter(indent -> !indent.isEmpty())
                .orElse("  ");
    }

    private String newline() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private static String indent(String lines, String indent) {
        return lines.strip().lines().map(line -> indent + line).collect(Collectors.joining("\n"));
    }
}
