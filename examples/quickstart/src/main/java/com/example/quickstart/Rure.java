package com.example.quickstart;

import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** The part of the regex crate's C API that this example needs; the header is {@code rure.h} in the crate. */
interface Rure extends Library {

    int UNICODE = 1 << 5;

    Pointer rure_compile(byte[] pattern, Size length, int flags, Pointer options, Pointer error);

    void rure_free(Pointer regex);

    Pointer rure_iter_new(Pointer regex);

    void rure_iter_free(Pointer iterator);

    /** Returns a C {@code bool}, which is one byte; JNA's {@code boolean} would read four. */
    byte rure_iter_next(Pointer iterator, Memory haystack, Size length, Found found);

    Pointer rure_error_new();

    String rure_error_message(Pointer error);

    void rure_error_free(Pointer error);

    /** C's {@code size_t}. */
    final class Size extends IntegerType {
        private static final long serialVersionUID = 1L;

        public Size() {
            this(0);
        }

        public Size(long value) {
            super(Native.SIZE_T_SIZE, value, true);
        }
    }

    /** The start and end of a match, in bytes. */
    @Structure.FieldOrder({"start", "end"})
    final class Found extends Structure {
        public Size start = new Size();
        public Size end = new Size();
    }
}
