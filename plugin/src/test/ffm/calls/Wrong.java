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
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/** One mistake in each link. A test expects one finding for each line with a link. */
final class Wrong {

    static final StructLayout ONE_DOUBLE = MemoryLayout.structLayout(JAVA_DOUBLE.withName("x"));
    static final StructLayout FLOATS = MemoryLayout.structLayout(JAVA_FLOAT.withName("x"), JAVA_FLOAT.withName("y"));
    static final StructLayout LONGS = MemoryLayout.structLayout(JAVA_LONG.withName("x"), JAVA_LONG.withName("y"));
    static final StructLayout PACKED = MemoryLayout.structLayout(
            JAVA_BYTE.withName("kind"),
            JAVA_INT.withByteAlignment(1).withName("size"),
            JAVA_LONG.withByteAlignment(1).withName("offset"),
            ADDRESS.withByteAlignment(1).withName("name"),
            MemoryLayout.sequenceLayout(16, JAVA_BYTE).withName("data"),
            JAVA_DOUBLE.withByteAlignment(1).withName("x"));
    static final StructLayout SHORT_ARRAY = MemoryLayout.structLayout(
            JAVA_BYTE.withName("kind"),
            MemoryLayout.paddingLayout(3),
            JAVA_INT.withName("size"),
            JAVA_LONG.withName("offset"),
            ADDRESS.withName("name"),
            MemoryLayout.sequenceLayout(8, JAVA_BYTE).withName("data"),
            Library.POINT.withName("origin"));
    static final StructLayout UNFINISHED =
            MemoryLayout.structLayout(JAVA_BYTE.withName("kind"), MemoryLayout.paddingLayout(3), JAVA_INT.withName("size"));

    static final MethodHandle ADD_INT_RESULT = Library.link("add", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    static final MethodHandle ADD_DOUBLE = Library.link("add", FunctionDescriptor.of(JAVA_DOUBLE, JAVA_LONG, JAVA_LONG));
    static final MethodHandle ADD_ONE = Library.link("add", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
    static final MethodHandle ADD_THREE = Library.link("add", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    static final MethodHandle ADD_INT_LONG = Library.link("add_int", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT));
    static final MethodHandle MEAN_FLOAT = Library.link("mean", FunctionDescriptor.of(JAVA_DOUBLE, JAVA_FLOAT, JAVA_DOUBLE));
    static final MethodHandle MEAN_LONGS = Library.link("mean", FunctionDescriptor.of(JAVA_DOUBLE, JAVA_LONG, JAVA_LONG));
    static final MethodHandle MEAN_INT = Library.link("mean", FunctionDescriptor.of(JAVA_INT, JAVA_DOUBLE, JAVA_DOUBLE));
    static final MethodHandle HALF_DOUBLE = Library.link("half", FunctionDescriptor.of(JAVA_FLOAT, JAVA_DOUBLE));
    static final MethodHandle HALF_RESULT = Library.link("half", FunctionDescriptor.of(JAVA_DOUBLE, JAVA_FLOAT));
    static final MethodHandle NOT_INT = Library.link("not", FunctionDescriptor.of(JAVA_INT, JAVA_BYTE));
    static final MethodHandle NOT_OF_INT = Library.link("not", FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_INT));
    static final MethodHandle SMALL_INT = Library.link("small", FunctionDescriptor.of(JAVA_INT, JAVA_BYTE, JAVA_BYTE));
    static final MethodHandle SMALL_SHORT = Library.link("small", FunctionDescriptor.of(JAVA_BYTE, JAVA_SHORT, JAVA_BYTE));
    static final MethodHandle MEDIUM_INT = Library.link("medium", FunctionDescriptor.of(JAVA_INT, JAVA_SHORT));
    static final MethodHandle LENGTH_INT = Library.link("length", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_INT));
    static final MethodHandle LENGTH_RESULT = Library.link("length", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
    static final MethodHandle BIG_INT = Library.link("big", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    static final MethodHandle NOTHING_INT = Library.link("nothing", FunctionDescriptor.of(JAVA_INT));
    static final MethodHandle TEXT_INT = Library.link("text_length", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    static final MethodHandle TEXT_LONG_RESULT = Library.link("text_length", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    static final MethodHandle VERSION_INT = Library.link("version", FunctionDescriptor.of(JAVA_INT));
    static final MethodHandle COUNT_TWO = Library.link("count_into", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    static final MethodHandle SUM_LONG = Library.link("sum", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG));
    static final MethodHandle SUM_NOTHING = Library.link("sum", FunctionDescriptor.of(JAVA_LONG));
    static final MethodHandle SUM_DOUBLES_DOUBLE = Library.link("sum_doubles", FunctionDescriptor.of(JAVA_DOUBLE, ADDRESS, JAVA_DOUBLE));
    static final MethodHandle NORM_POINTER = Library.link("norm", FunctionDescriptor.of(JAVA_DOUBLE, ADDRESS));
    static final MethodHandle NORM_ONE_DOUBLE = Library.link("norm", FunctionDescriptor.of(JAVA_DOUBLE, ONE_DOUBLE));
    static final MethodHandle NORM_FLOATS = Library.link("norm", FunctionDescriptor.of(JAVA_DOUBLE, FLOATS));
    static final MethodHandle NORM_LONGS = Library.link("norm", FunctionDescriptor.of(JAVA_DOUBLE, LONGS));
    static final MethodHandle ORIGIN_POINTER = Library.link("origin", FunctionDescriptor.of(ADDRESS));
    static final MethodHandle ORIGIN_VOID = Library.link("origin", FunctionDescriptor.ofVoid());
    static final MethodHandle SHIFT_BY_VALUE = Library.link("shift", FunctionDescriptor.ofVoid(Library.POINT, JAVA_DOUBLE));
    static final MethodHandle SHIFT_FLOAT = Library.link("shift", FunctionDescriptor.ofVoid(ADDRESS, JAVA_FLOAT));
    static final MethodHandle SHIFT_FLOATS = Library.link("shift", FunctionDescriptor.ofVoid(ADDRESS.withTargetLayout(FLOATS), JAVA_DOUBLE));
    static final MethodHandle RECORD_PACKED = Library.link("record_size", FunctionDescriptor.of(JAVA_INT, ADDRESS.withTargetLayout(PACKED)));
    static final MethodHandle RECORD_ARRAY = Library.link("record_size", FunctionDescriptor.of(JAVA_INT, ADDRESS.withTargetLayout(SHORT_ARRAY)));
    static final MethodHandle RECORD_UNFINISHED = Library.link("record_size", FunctionDescriptor.of(JAVA_INT, ADDRESS.withTargetLayout(UNFINISHED)));
    static final MethodHandle PAINT_FLOAT = Library.link("paint", FunctionDescriptor.of(JAVA_FLOAT, JAVA_INT));
    static final MethodHandle PAINT_LONG = Library.link("paint", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
    static final MethodHandle LEVEL_INT = Library.link("level", FunctionDescriptor.of(JAVA_INT, JAVA_BYTE));
    static final MethodHandle PARSER_INT = Library.link("parser_new", FunctionDescriptor.of(JAVA_INT));
    static final MethodHandle FIND_INT = Library.link("parser_find", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
    static final MethodHandle FREE_NOTHING = Library.link("parser_free", FunctionDescriptor.ofVoid());
    static final MethodHandle VISIT_INT = Library.link("visit", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    static final MethodHandle EACH_DOUBLE = Library.link("each", FunctionDescriptor.of(JAVA_INT, JAVA_DOUBLE));
    static final MethodHandle MACRO_CHAR = Library.link("made_by_macro", FunctionDescriptor.of(JAVA_CHAR));
    static final MethodHandle RENAMED_SHORT = Library.link("renamed", FunctionDescriptor.of(JAVA_INT, JAVA_SHORT));

    private Wrong() {}
}
