package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.mojo.PluginXml.Goal;
import io.github.ferrule.plugin.mojo.PluginXml.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/goals.md} from the plugin's descriptor, whose descriptions come from Javadoc. */
record GoalsPage(List<Goal> goals) {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>(?:<code>)?(.*?)(?:</code>)?</pre>");

    String text() {
        StringBuilder page = new StringBuilder("""
                # Goals and parameters
                This page is generated from the plugin: `mvn ferrule:help -Ddetail -Dgoal=build` prints the same. Write a parameter as an element in
                the plugin's `<configuration>`, or pass its property: `-Dferrule.skip`. A misspelled name is a warning that suggests the right one.

                ## Goals

                | goal | default phase | |
                |---|---|---|
                """);
        for (Goal goal : goals) {
            page.append("| [`%s`](#ferrule%s) | %s | %s |\n"
                    .formatted(
                            goal.name(),
                            goal.name(),
                            goal.phase().isEmpty() ? "–" : "`" + goal.phase() + "`",
                            paragraphs(goal.description()).get(0)));
        }
        for (Goal goal : goals) {
            page.append("\n### ferrule:").append(goal.name()).append('\n');
            paragraphs(goal.description()).forEach(it -> page.append(it).append("\n\n"));
            page.append("Parameters: ")
                    .append(parameters(goal)
                            .map(it ->
                                    "[`%s`](#%s)".formatted(it.name(), it.name().toLowerCase()))
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        page.append("\n## Parameters\n");
        byName().forEach((name, declarations) -> append(page, name, declarations));
        return page.toString();
    }

    /** Appends a parameter; goals whose descriptions of it differ get a paragraph each. */
    private static void append(StringBuilder page, String name, Map<String, Parameter> declarations) {
        Parameter any = declarations.values().iterator().next();
        page.append("\n### ").append(name).append('\n');
        page.append(type(any.type()))
                .append(any.property().isEmpty() ? "" : ", property `" + any.property() + "`")
                .append(any.defaultValue().isEmpty() ? "" : ", default `" + any.defaultValue() + "`")
                .append("\n\n");
        Map<String, List<String>> goals = new LinkedHashMap<>();
        declarations.forEach(
                (goal, parameter) -> goals.computeIfAbsent(parameter.description(), it -> new ArrayList<>())
                        .add("`" + goal + "`"));
        goals.forEach((description, names) -> {
            page.append("- *").append(String.join(", ", names)).append(":* ");
            page.append(String.join("\n\n  ", paragraphs(description)).strip()).append('\n');
        });
    }

    private SortedMap<String, Map<String, Parameter>> byName() {
        SortedMap<String, Map<String, Parameter>> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Goal goal : goals) {
            parameters(goal)
                    .forEach(it -> parameters
                            .computeIfAbsent(it.name(), name -> new LinkedHashMap<>())
                            .put(goal.name(), it));
        }
        return parameters;
    }

    private static Stream<Parameter> parameters(Goal goal) {
        return goal.parameters().stream()
                .filter(Parameter::editable)
                .sorted(Comparator.comparing(Parameter::name, String.CASE_INSENSITIVE_ORDER));
    }

    /** Returns a name that means more than a Java type to a user who writes XML. */
    private static String type(String type) {
        String name = type.replaceAll("<.*", "");
        return switch (name) {
            case "java.io.File" -> "File";
            case "java.lang.String" -> "Text";
            case "boolean", "java.lang.Boolean" -> "`true` or `false`";
            case "java.lang.Integer" -> "Number";
            case "java.util.List", "java.util.Set" -> "List";
            case "java.util.Map", "org.codehaus.plexus.configuration.PlexusConfiguration" -> "Elements";
            default -> values(name);
        };
    }

    private static String values(String type) {
        try {
            return Arrays.stream(Class.forName(type).asSubclass(Enum.class).getEnumConstants())
                    .map(it -> "`" + EnumParameter.word(it) + "`")
                    .collect(Collectors.joining(", "));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Splits a description in HTML into paragraphs of Markdown; an example is a paragraph of its own. */
    private static List<String> paragraphs(String html) {
        String marked = EXAMPLE.matcher(html)
                .replaceAll(it -> Matcher.quoteReplacement(
                        "\0" + "\1" + it.group(1).strip().replace("\n", "\2") + "\0"));
        return Arrays.stream(marked.split("\0|</?p>"))
                .filter(it -> !it.isBlank())
                .map(it -> it.startsWith("\1") ? example(it.substring(1)) : prose(it))
                .toList();
    }

    private static String example(String text) {
        return "`" + unescape(text.replaceAll("\2\\s*", "")) + "`";
    }

    private static String prose(String html) {
        return unescape(html.replaceAll("</?code>", "`").replaceAll("\\s+", " ").strip());
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&apos;", "'")
                .replace("&quot;", "\"")
                .replace("&#125;", "}")
                .replace("&#123;", "{")
                .replace("&amp;", "&");
    }
}
