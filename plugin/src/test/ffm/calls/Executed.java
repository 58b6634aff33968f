package calls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;

/** Makes one call through a wrong link and prints its result; a JVM of its own, as it may crash. */
final class Executed {

    private Executed() {}

    public static void main(String[] arguments) throws Throwable {
        Arena arena = Arena.global();
        MemorySegment numbers = arena.allocateFrom(ValueLayout.JAVA_INT, 1, 2, 3);
        MemorySegment point = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 3, 4);
        Object result = switch (arguments[0]) {
            case "add" -> (double) Wrong.ADD_DOUBLE.invokeExact(1L, 2L);
            case "add_int_result" -> (int) Wrong.ADD_INT_RESULT.invokeExact(0x1_0000_0000L, 5L);
            case "mean" -> (double) Wrong.MEAN_FLOAT.invokeExact(2f, 4.0);
            case "mean_longs" -> (double) Wrong.MEAN_LONGS.invokeExact(2L, 4L);
            case "half" -> (float) Wrong.HALF_DOUBLE.invokeExact(3.0);
            case "half_result" -> (double) Wrong.HALF_RESULT.invokeExact(3f);
            case "length" -> (int) Wrong.LENGTH_RESULT.invokeExact(point, 0x1_0000_0001L);
            case "text_length" -> (int) Wrong.TEXT_INT.invokeExact(5);
            case "version" -> MemorySegment.ofAddress((int) Wrong.VERSION_INT.invokeExact()).reinterpret(6).getString(0);
            case "sum_doubles" -> (double) Wrong.SUM_DOUBLES_DOUBLE.invokeExact(point, 2.0);
            case "norm_pointer" -> (double) Wrong.NORM_POINTER.invokeExact(point);
            case "norm_longs" -> (double) Wrong.NORM_LONGS.invokeExact(point);
            case "norm_floats" -> (double) Wrong.NORM_FLOATS.invokeExact(arena.allocateFrom(ValueLayout.JAVA_FLOAT, 3, 4));
            case "shift_by_value" -> {
                Wrong.SHIFT_BY_VALUE.invokeExact(point, 1.0);
                yield point.get(ValueLayout.JAVA_DOUBLE, 0);
            }
            case "paint" -> (float) Wrong.PAINT_FLOAT.invokeExact(5);
            case "each" -> (int) Wrong.EACH_DOUBLE.invokeExact(3.0);
            case "right" -> String.join(" ",
                    Long.toString((long) Right.ADD.invokeExact(1L, 2L)),
                    Double.toString((double) Right.MEAN.invokeExact(2.0, 4.0)),
                    Float.toString((float) Right.HALF.invokeExact(3f)),
                    Long.toString((long) Right.LENGTH.invokeExact(point, 0x1_0000_0001L)),
                    Long.toString((long) Right.SUM.invokeExact(numbers, 3)),
                    Double.toString((double) Right.NORM.invokeExact(point)),
                    Integer.toString((int) Right.PAINT.invokeExact(5)),
                    ((MemorySegment) Right.VERSION.invokeExact()).reinterpret(6).getString(0),
                    Double.toString(((MemorySegment) Right.ORIGIN.invokeExact((SegmentAllocator) arena)).get(ValueLayout.JAVA_DOUBLE, 8)));
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        System.out.println(result);
    }
}
