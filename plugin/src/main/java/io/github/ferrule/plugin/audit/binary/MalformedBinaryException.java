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

    /** Returns the offset of the damage in the file. */
    public long offset() {
        return offset;
    }
}
