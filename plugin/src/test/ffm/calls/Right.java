package calls;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;

/** Every link here is right on 64-bit Linux. */
final class Right {

    static final MethodHandle ADD = Library.link("add", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
    static final MethodHandle ADD_INT = Library.link("add_int", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    static final MethodHandle MEAN = Library.link("mean", FunctionDescriptor.of(JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE));
    static final MethodHandle HALF = Library.link("half", FunctionDescriptor.of(JAVA_FLOAT, JAVA_FLOAT));
    static final MethodHandle NOT = Library.link("not", FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_BOOLEAN));
    static final MethodHandle NOT_BYTE = Library.link("not", FunctionDescriptor.of(JAVA_BYTE, JAVA_BYTE));
    static final MethodHandle SMALL = Library.link("small", FunctionDescriptor.of(JAVA_BYTE, JAVA_BYTE, JAVA_BYTE));
    static final MethodHandle MEDIUM = Library.link("medium", FunctionDescriptor.of(JAVA_SHORT, JAVA_SHORT));
    static final MethodHandle MEDIUM_CHAR = Library.link("medium", FunctionDescriptor.of(JAVA_CHAR, JAVA_SHORT));
    static final MethodHandle LENGTH = Library.link("length", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG));
    static final MethodHandle BIG = Library.link("big", FunctionDescriptor.of(C_LONG(), C_LONG()));
    static final MethodHandle NOTHING = Library.link("nothing", FunctionDescriptor.ofVoid());
    static final MethodHandle TEXT_LENGTH = Library.link("text_length", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    static final MethodHandle VERSION = Library.link("version", FunctionDescriptor.of(ADDRESS));
    static final MethodHandle COUNT_INTO = Library.link("count_into", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    static final MethodHandle SUM = Library.link("sum", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_INT));
    static final MethodHandle NORM = Library.link("norm", FunctionDescriptor.of(JAVA_DOUBLE, Library.POINT));
    static final MethodHandle ORIGIN = Library.link("origin", FunctionDescriptor.of(Library.POINT));
    static final MethodHandle SHIFT =
            Library.link("shift", FunctionDescriptor.ofVoid(ADDRESS.withTargetLayout(Library.POINT), JAVA_DOUBLE));
    static final MethodHandle RECORD_SIZE =
            Library.link("record_size", FunctionDescriptor.of(JAVA_INT, ADDRESS.withTargetLayout(Library.RECORD)));
    static final MethodHandle PAINT = Library.link("paint", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    static final MethodHandle LEVEL = Library.link("level", FunctionDescriptor.of(JAVA_BYTE, JAVA_BYTE));
    static final MethodHandle FREE = Library.link("parser_free", FunctionDescriptor.ofVoid(ADDRESS));
    static final MethodHandle VISIT = Library.link("visit", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    static final MethodHandle EACH = Library.link("each", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    private Right() {}

    static MemoryLayout C_LONG() {
        return Linker.nativeLinker().canonicalLayouts().get("long");
    }
}
