package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;

/** Signals that a file violates its format; the message says where and how. */
public final class MalformedBinaryException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedBinaryException(long offset, String problem) {
        super("%s (at offset 0x%x)".formatted(problem, offset));
    }
}
