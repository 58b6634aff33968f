package io.github.ferrule.its.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, whose examples are there to be tried.
 *
 * @param name its path relative to {@code docs}
 * @param text its text, or a section of it
 */
public record DocumentationPage(String name, String text) {

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^((?:<!-- [^\\n]* -->\\n)*)```(\\w*)\\n(.*?)^```$");

    /** Reads {@code docs/<name>}. */
    public static DocumentationPage read(String name) {
        try {
            return new DocumentationPage(name, Files.readString(docs().resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the pages of the documentation, and those of the project at its root. */
    public static List<DocumentationPage> all() {
        try (Stream<Path> pages = Files.list(docs())) {
            Stream<String> names =
                    pages.map(page -> page.getFileName().toString()).filter(name -> name.endsWith(".md"));
            Stream<String> others = Stream.of(
                    "../README.md", "../CONTRIBUTING.md", "../SECURITY.md", "../its/README.md", "../bench/README.md");
            return Stream.concat(others, names.sorted())
                    .map(DocumentationPage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path docs() {
        return Path.of("..", "docs");
    }

    /** The section under a heading that begins so. */
    public DocumentationPage section(String heading) {
        Matcher found = Pattern.compile("(?ms)^## " + Pattern.quote(heading) + "\\b.*?(?=^## |\\z)")
                .matcher(text);
        if (!found.find()) {
            throw new AssertionError("docs/" + name + " has no section '" + heading + "'");
        }
        return new DocumentationPage(name, found.group());
    }

    /** Returns all examples, without taking them. */
    public List<Example> examples() {
        return EXAMPLE.matcher(text)
                .results()
                .map(found -> new Example(
                        name,
                        found.group(1)
                                .lines()
                                .map(line -> line.replaceAll("^<!-- | -->$", ""))
                                .toList(),
                        found.group(2),
                        found.group(3)))
                .toList();
    }

    /** Takes the examples of a language. */
    public List<String> examples(String language) {
        return take(example -> example.language().equals(language));
    }

    /** Takes the first example of a language. */
    public String example(String language) {
        return first(example -> example.language().equals(language), "in " + language);
    }

    /** Takes the example that follows a comment such as {@code <!-- goes into: plugins -->}. */
    public String exampleAfter(String comment) {
        return first(example -> example.comments().contains(comment), "after <!-- " + comment + " -->");
    }

    /** Takes the first example that contains a text. */
    public String exampleWith(String part) {
        return first(example -> example.text().contains(part), "with " + part);
    }

    private String first(Predicate<Example> wanted, String description) {
        return examples().stream()
                .filter(wanted)
                .findFirst()
                .map(Example::take)
                .orElseThrow(() -> new AssertionError(name + " has no example " + description));
    }

    private List<String> take(Predicate<Example> wanted) {
        return examples().stream().filter(wanted).map(Example::take).toList();
    }
}
