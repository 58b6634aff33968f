package io.github.ferrule.plugin.surface;

/** Signals that rustdoc wrote something that does not look like the JSON that Ferrule knows. */
final class UnknownRustdocFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownRustdocFormatException(String message) {
        super(message);
    }
}
