package io.github.ferrule.loader.store;

import java.util.List;

/** The jars do not hold the bytes that the descriptor promises. */
public final class ContentMismatchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> facts;

    ContentMismatchException(List<String> facts) {
        super(String.join("; ", facts));
        this.facts = facts;
    }

    /** One line for each resource of that name. */
    public List<String> facts() {
        return facts;
    }
}
