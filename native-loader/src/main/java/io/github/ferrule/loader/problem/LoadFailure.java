package io.github.ferrule.loader.problem;

/** A failure on its way out; the public API turns it into its own error type. */
public final class LoadFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    LoadFailure(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
