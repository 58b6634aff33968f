package io.github.ferrule.plugin.audit.binary;

import java.io.IOException;

/** A file that is not what its format prescribes; says where, and what is wrong there. */
public final class MalformedBinaryException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    MalformedBinaryException(long offset, String problem) {
        super("%s (at offset 0x%x)".formatted(problem, offset));
        this.offset = offset;
    }

    /** Where in the file the damage is, in bytes from its start. */
    public long offset() {
        return offset;
    }
}
