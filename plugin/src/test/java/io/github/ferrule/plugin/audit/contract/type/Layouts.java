package io.github.ferrule.plugin.audit.contract.type;

import com.sun.jna.Library;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.Union;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.FloatByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import io.github.ferrule.plugin.audit.contract.type.Declarations.Point;

/** Declarations whose types look different and hold the same memory, and some whose memory differs. */
@SuppressWarnings("unused")
final class Layouts {

    private Layouts() {}

    @FieldOrder({"x", "y", "radius"})
    public static class FlatCircle extends Structure {
        public double x;
        public double y;
        public double radius;
    }

    @FieldOrder({"numbers"})
    public static class NumbersOfCircle extends Structure {
        public double[] numbers = new double[3];
    }

    @FieldOrder({"a", "b", "c"})
    public static class ThreeFloats extends Structure {
        public float a;
        public float b;
        public float c;
    }

    @FieldOrder({"tag", "length"})
    public static class PackedHeader extends Structure {
        public byte tag;
        public int length;

        public PackedHeader() {
            super(ALIGN_NONE);
        }
    }

    @FieldOrder({"tag", "length"})
    public static class PaddedHeader extends Structure {
        public byte tag;
        public int length;
    }

    @FieldOrder({"first", "second"})
    public static class CloseWides extends Structure {
        public int first;
        public int second;
    }

    @FieldOrder({"number", "letters"})
    public static class Word extends Union {
        public int number;
        public byte[] letters = new byte[4];
    }

    @FieldOrder({"number", "letters"})
    public static class LongWord extends Union {
        public long number;
        public byte[] letters = new byte[4];
    }

    @FieldOrder({"x", "y"})
    public static class GridPoint extends Structure {
        public int x;
        public int y;
    }

    @FieldOrder({"x", "y", "z"})
    public static class Point3 extends Structure {
        public double x;
        public double y;
        public double z;
    }

    /** Every declaration here is right. */
    public interface SameMemory extends Library {
        void shift(double[] point, double by);

        double sum_doubles(Point values, long count);

        double circumference(FlatCircle circle);

        double circumference(NumbersOfCircle circle);

        double circumference(double[] circle);

        float sum_of_three(float[] values);

        float sum_of_three(ThreeFloats values);

        double leftmost(double[] points, long count);

        double leftmost(Point first, long count);

        double leftmost(Point[] points, long count);

        double corners(Point first);

        int header_length(PackedHeader header);

        int word_number(Word word);

        int word_number(byte[] word);

        int grid_sum(GridPoint p);

        int grid_sum(int[] p);

        long mask(long mask);
    }

    /** Every declaration here is wrong. */
    public interface OtherMemory extends Library {
        void shift(float[] point, double by);

        void shift(DoubleByReference point, double by);

        void shift(Point3 point, double by);

        double circumference(Point circle);

        double circumference(long[] circle);

        float sum_of_three(FloatByReference values);

        float sum_of_three(double[] values);

        float sum_of_three(GridPoint values);

        int header_length(PaddedHeader header);

        int half_packed_length(PaddedHeader header);

        int half_packed_length(PackedHeader header);

        int second_wide(CloseWides wides);

        int word_number(LongWord word);

        int grid_sum(Point p);

        int grid_sum(IntByReference p);

        int mask(long mask);

        double rust_norm(Point.ByValue p);
    }

    public interface Plain extends Library {
        int windows_add(int a, int b);

        int add_int(int a, int b);

        int each(StdcallStep callback);

        int windows_each(StdcallStep callback);

        long rust_add(long a, long b);
    }

    public interface Stdcall extends StdCallLibrary {
        int windows_add(int a, int b);

        int add_int(int a, int b);
    }

    public interface StdcallStep extends StdCallLibrary.StdCallCallback {
        int invoke(int value);
    }
}
