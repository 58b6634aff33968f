package io.github.ferrule.plugin.bindings;

/** Signals that a function has no place in the Java API; the message is the reason. */
final class UnmappableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnmappableException(String reason) {
        super(reason);
    }
}
