package io.github.ferrule.its.maven;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An example in a page of the documentation. A comment before it names the test that runs it, {@code tested by ReadmeIT}, or
 * the reason why none does, {@code not run: output}.
 *
 * @param page the page, relative to {@code docs}
 * @param comments the comments in the lines before it
 * @param language its language; empty if it has none
 * @param text its lines
 */
public record Example(String page, List<String> comments, String language, String text) {

    private static final String TESTED = "tested by ";
    private static final String NOT_RUN = "not run: ";
    private static final Set<Example> TAKEN = ConcurrentHashMap.newKeySet();

    /** Returns the name of the class that runs it. */
    public Optional<String> test() {
        return comment(TESTED);
    }

    /** Returns the reason why no test runs it. */
    public Optional<String> notRun() {
        return comment(NOT_RUN);
    }

    /** Returns the text, and remembers that a test has taken it. */
    String take() {
        TAKEN.add(this);
        return text;
    }

    boolean isTaken() {
        return TAKEN.contains(this);
    }

    private Optional<String> comment(String kind) {
        return comments.stream()
                .filter(it -> it.startsWith(kind))
                .map(it -> it.substring(kind.length()))
                .findFirst();
    }

    @Override
    public String toString() {
        return page + ": " + text.lines().findFirst().orElse("an empty example");
    }
}
