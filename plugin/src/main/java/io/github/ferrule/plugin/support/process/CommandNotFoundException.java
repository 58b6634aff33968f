package io.github.ferrule.plugin.support.process;

/** Signals that a program is not on the {@code PATH}, or cannot be started. */
public final class CommandNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandNotFoundException(String program) {
        super(program);
    }

    /** Returns the program as it was requested. */
    public String program() {
        return getMessage();
    }
}
