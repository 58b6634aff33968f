package io.github.ferrule.plugin.audit.contract.type;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.github.ferrule.plugin.audit.contract.type.Declarations.FloatPoint;
import io.github.ferrule.plugin.audit.contract.type.Declarations.FloatStep;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Point;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Right;
import io.github.ferrule.plugin.audit.contract.type.Declarations.ShortVisitor;
import io.github.ferrule.plugin.audit.contract.type.Declarations.SwappedFields;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong1;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong2;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Wrong3;
import java.util.List;

/** Makes calls through wrong declarations and prints their results; a JVM of its own, as it may crash. */
final class WrongCalls {

    private WrongCalls() {}

    public static void main(String[] arguments) {
        String library = arguments[0];
        Wrong1 one = Native.load(library, Wrong1.class);
        Wrong2 two = Native.load(library, Wrong2.class);
        Wrong3 three = Native.load(library, Wrong3.class);
        Right sixtyFourBits = Native.load(library, Right.class);
        for (String call : List.of(arguments).subList(1, arguments.length)) {
            Object result = switch (call) {
                case "add" -> three.add(1, 2);
                case "mean" -> one.mean(2, 4);
                case "half" -> one.half(3);
                case "length" -> two.length(new byte[1], 0x1_0000_0001L);
                case "text_length" -> one.text_length(5);
                case "count_into" -> {
                    IntByReference out = new IntByReference();
                    one.count_into(out);
                    yield out.getValue();
                }
                case "sum" -> one.sum(new long[] {1, 2, 3}, 3);
                case "sum_doubles" -> one.sum_doubles(new float[] {1, 2, 3, 4}, 2);
                case "norm" -> one.norm(point(new Point()));
                case "shift" -> {
                    FloatPoint point = new FloatPoint();
                    point.x = 1;
                    two.shift(point, 1);
                    yield point.x;
                }
                case "record_size" -> {
                    SwappedFields record = new SwappedFields();
                    record.size = 7;
                    yield three.record_size(record);
                }
                case "visit" -> {
                    long[] seen = new long[1];
                    ShortVisitor visitor = value -> {
                        seen[0] = value;
                        return 1;
                    };
                    one.visit(visitor, Pointer.NULL);
                    yield seen[0];
                }
                case "each" -> {
                    float[] seen = new float[1];
                    FloatStep step = value -> {
                        seen[0] = value;
                        return 0;
                    };
                    two.each(step);
                    yield seen[0];
                }
                case "paint" -> three.paint(5);
                case "subtract" -> sixtyFourBits.subtract(7, 2);
                default -> throw new IllegalArgumentException(call);
            };
            System.out.println(result);
        }
    }

    private static Point point(Point point) {
        point.x = 3;
        point.y = 4;
        return point;
    }
}
