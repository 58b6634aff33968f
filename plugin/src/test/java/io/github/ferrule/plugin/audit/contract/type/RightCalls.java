package io.github.ferrule.plugin.audit.contract.type;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Point;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Record;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Right;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Step;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Visitor;
import io.github.ferrule.plugin.audit.contract.type.Layouts.FlatCircle;
import io.github.ferrule.plugin.audit.contract.type.Layouts.GridPoint;
import io.github.ferrule.plugin.audit.contract.type.Layouts.PackedHeader;
import io.github.ferrule.plugin.audit.contract.type.Layouts.SameMemory;
import io.github.ferrule.plugin.audit.contract.type.Layouts.Word;

/** Makes calls through declarations that are right on every target, and prints their results. */
final class RightCalls {

    static final String EXPECTED = "3 3.0 1.5 12345 4294967298 6 5.0 7 7 7 4 5 | 3.5 10.0 6.0 6.0 4.0 99 67305985 7 5";

    private RightCalls() {}

    public static void main(String[] arguments) {
        System.out.println(results(arguments[0]));
    }

    static String results(String library) {
        return right(Native.load(library, Right.class)) + " | " + sameMemory(Native.load(library, SameMemory.class));
    }

    private static String right(Right right) {
        LongByReference count = new LongByReference();
        right.count_into(count);
        Point.ByValue point = new Point.ByValue();
        point.x = 3;
        point.y = 4;
        Record record = new Record();
        record.size = 7;
        long[] seen = new long[1];
        Visitor visitor = (context, value) -> {
            seen[0] = value;
            return 1;
        };
        right.visit(visitor, Pointer.NULL);
        Step step = value -> value + 1;
        return join(
                right.add(1, 2),
                right.mean(2, 4),
                right.half(3),
                right.big(new NativeLong(12345)),
                count.getValue(),
                right.sum(new int[] {1, 2, 3}, 3),
                right.norm(point),
                right.record_size(record),
                seen[0],
                right.paint(7),
                right.each(step),
                right.paint(5));
    }

    /** The same memory under other names: what the contract accepts must work. */
    private static String sameMemory(SameMemory functions) {
        double[] moved = {1.5, 0};
        functions.shift(moved, 2);
        FlatCircle circle = new FlatCircle();
        circle.radius = 5;
        Point first = new Point();
        Point[] corners = (Point[]) first.toArray(2);
        corners[0].x = 1;
        corners[1].x = 5;
        for (Point corner : corners) {
            corner.write();
        }
        PackedHeader header = new PackedHeader();
        header.length = 99;
        Word word = new Word();
        word.setType("number");
        word.number = 0x04030201;
        GridPoint grid = new GridPoint();
        grid.x = 3;
        grid.y = 4;
        return join(
                moved[0],
                functions.circumference(circle),
                functions.circumference(new double[] {0, 0, 3}),
                functions.sum_of_three(new float[] {1, 2, 3}),
                functions.corners(first),
                functions.header_length(header),
                functions.word_number(word),
                functions.grid_sum(grid),
                functions.grid_sum(new int[] {2, 3}));
    }

    private static String join(Object... values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(text.length() == 0 ? "" : " ").append(value);
        }
        return text.toString();
    }
}
