package io.github.ferrule.plugin.surface;

/** Signals that the surface of a crate cannot be read. The library itself may be fine. */
public final class UnreadableSurfaceException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableSurfaceException(String message) {
        super(message);
    }
}
