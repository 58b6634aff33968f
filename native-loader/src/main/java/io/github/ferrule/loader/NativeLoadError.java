package io.github.ferrule.loader;

import io.github.ferrule.loader.problem.LoadFailure;

/**
 * A native library cannot be loaded. The message names what failed, every candidate with the reason against it, and the
 * remedy as a line to paste.
 *
 * <p>It is an {@link UnsatisfiedLinkError}, so that code which falls back to plain Java when {@code System.load} fails
 * does so here too.
 *
 * @since 0.1.0
 */
public final class NativeLoadError extends UnsatisfiedLinkError {
    private static final long serialVersionUID = 1L;

    /** @serial the code as printed */
    private final String code;

    private NativeLoadError(LoadFailure failure) {
        super(failure.getMessage());
        this.code = failure.code().text();
        initCause(failure.getCause());
    }

    /** Returns the error to throw for a failure of the loader; other exceptions are rethrown unchanged. */
    static Error of(RuntimeException e) {
        if (e instanceof LoadFailure) {
            return new NativeLoadError((LoadFailure) e);
        }
        throw e;
    }

    /**
     * The kind of failure, by which {@code docs/troubleshooting.md} describes it.
     *
     * @return {@code FERRULE-} and a number from 201 to 299
     * @since 0.1.0
     */
    public String code() {
        return code;
    }
}
