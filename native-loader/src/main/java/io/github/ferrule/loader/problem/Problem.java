package io.github.ferrule.loader.problem;

/** An error as a small document: what failed, the facts, and the line that fixes it. */
public final class Problem {
    private static final String INDENT = "\n             ";

    private final Code code;
    private final StringBuilder text;

    public Problem(Code code, String headline) {
        this.code = code;
        this.text = new StringBuilder(code.text()).append("  ").append(Printable.of(headline));
    }

    /** Adds one line; whatever in it is not fit for a terminal is escaped. */
    public Problem fact(String line) {
        text.append(INDENT).append(Printable.of(line));
        return this;
    }

    public Problem facts(Iterable<String> lines) {
        for (String line : lines) {
            fact(line);
        }
        return this;
    }

    /** Adds what to do, as a command or as lines to paste. */
    public Problem remedy(String lines) {
        for (String line : lines.split("\n")) {
            fact(line);
        }
        return this;
    }

    /** Returns the {@link LoadFailure} to throw; by its general type, as the verifier would load it on each start. */
    public RuntimeException failure() {
        return failure(null);
    }

    /** Returns the {@link LoadFailure} to throw, with its cause. */
    public RuntimeException failure(Throwable cause) {
        return new LoadFailure(code, text.toString(), cause);
    }
}
