package io.github.ferrule.its.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, whose examples are there to be tried.
 *
 * @param name its file name
 * @param text its text, or a section of it
 */
public record DocumentationPage(String name, String text) {

    /** Reads {@code docs/<name>}. */
    public static DocumentationPage read(String name) {
        try {
            Path docs = Path.of(System.getProperty("ferrule.its.examples")).resolveSibling("docs");
            return new DocumentationPage(name, Files.readString(docs.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The section under a heading that begins so. */
    public DocumentationPage section(String heading) {
        Matcher found = Pattern.compile("(?ms)^## " + Pattern.quote(heading) + "\\b.*?(?=^## |\\z)")
                .matcher(text);
        if (!found.find()) {
            throw new AssertionError("docs/" + name + " has no section '" + heading + "'");
        }
        return new DocumentationPage(name + ", section " + heading, found.group());
    }

    /** The examples of a language. */
    public List<String> examples(String language) {
        return Pattern.compile("(?s)```" + language + "\\n(.*?)```")
                .matcher(text)
                .results()
                .map(example -> example.group(1))
                .toList();
    }

    /** The first example of a language. */
    public String example(String language) {
        return examples(language).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no example in " + language));
    }

    /** The example that follows a comment such as {@code <!-- goes into: plugins -->}. */
    public String exampleAfter(String comment) {
        Matcher found = Pattern.compile("(?s)<!-- " + Pattern.quote(comment) + " -->\\n```\\w+\\n(.*?)```")
                .matcher(text);
        if (!found.find()) {
            throw new AssertionError(name + " has no example after <!-- " + comment + " -->");
        }
        return found.group(1);
    }
}
