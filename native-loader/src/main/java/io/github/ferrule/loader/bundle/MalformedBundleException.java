package io.github.ferrule.loader.bundle;

/** A file of a bundle breaks the format. */
public final class MalformedBundleException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedBundleException(String message) {
        super(message);
    }
}
