package io.github.ferrule.loader.problem;

/** An error as a small document: what failed, the facts, and the line that mends it. */
public final class Problem {
    private static final String INDENT = "\n             ";

    private final Code code;
    private final StringBuilder text;

    public Problem(Code code, String headline) {
        this.code = code;
        this.text = new StringBuilder(code.text()).append("  ").append(headline);
    }

    public Problem fact(String line) {
        text.append(INDENT).append(line);
        return this;
    }

    public Problem facts(Iterable<String> lines) {
        for (String line : lines) {
            fact(line);
        }
        return this;
    }

    /** What to do, as a command or as lines to paste; may hold several lines. */
    public Problem remedy(String lines) {
        text.append(INDENT).append(lines.replace("\n", INDENT));
        return this;
    }

    /** To be thrown. The type is a general one, as a type of ours in a {@code throw} is one more class for a cold JVM to load. */
    public RuntimeException failure() {
        return failure(null);
    }

    /** To be thrown, with what it came from. */
    public RuntimeException failure(Throwable cause) {
        return new LoadFailure(code, text.toString(), cause);
    }
}
