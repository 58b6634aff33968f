package io.github.ferrule.plugin.audit.contract.type;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.WString;
import com.sun.jna.ptr.ByteByReference;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.FloatByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.List;

/** Java declarations of the functions in {@code src/test/rust/surface}: right ones, and each way to get them wrong. */
@SuppressWarnings("unused")
final class Declarations {

    private Declarations() {}

    @FieldOrder({"x", "y"})
    public static class Point extends Structure {
        public double x;
        public double y;

        public static class ByValue extends Point implements Structure.ByValue {}
    }

    @FieldOrder({"kind", "size", "offset", "name", "data", "origin"})
    public static class Record extends Structure {
        public byte kind;
        public int size;
        public long offset;
        public String name;
        public byte[] data = new byte[16];
        public Point origin;
    }

    public static class OldStyle extends Structure {
        public double x;
        public double y;

        @Override
        protected List<String> getFieldOrder() {
            return List.of("x", "y");
        }
    }

    public static class Parser extends PointerType {}

    public interface Visitor extends Callback {
        byte invoke(Pointer context, long value);
    }

    public interface Step extends Callback {
        int invoke(int value);
    }

    /** Every declaration here is right on 64-bit Linux. */
    public interface Right extends Library {
        long add(long a, long b);

        int add_int(int a, int b);

        double mean(double a, double b);

        float half(float a);

        byte not(byte a);

        byte small(byte a, byte b);

        short medium(short a);

        long length(byte[] data, long len);

        NativeLong big(NativeLong a);

        void nothing();

        int text_length(String text);

        String version();

        Pointer greeting();

        int count_into(LongByReference out);

        void measure_into(DoubleByReference out);

        long sum(int[] values, int count);

        double sum_doubles(double[] values, long count);

        double norm(Point.ByValue p);

        Point.ByValue origin();

        void shift(Point p, double by);

        int record_size(Record record);

        int paint(int color);

        byte level(byte level);

        Pointer parser_new();

        Pointer parser_find(Parser parser, long index);

        void parser_free(Pointer parser);

        int visit(Visitor visitor, Pointer context);

        int each(Step callback);

        long made_by_macro();

        int renamed(int a);

        Pointer open(Pointer handle, int flags);

        long subtract(long a, long b);
    }

    /** The same functions, declared in other ways that are right, too. */
    public interface AlsoRight extends Library {
        long length(ByteBuffer data, long len);

        long sum(IntBuffer values, int count);

        int text_length(byte[] text);

        int count_into(Pointer out);

        void shift(OldStyle p, double by);

        int record_size(Pointer record);

        long parser_new();

        void parser_free(long parser);

        boolean add_int(int a, int b);

        int visit(Pointer visitor, byte[] context);
    }

    @FieldOrder({"x"})
    public static class ShortPoint extends Structure {
        public double x;

        public static class ByValue extends ShortPoint implements Structure.ByValue {}
    }

    @FieldOrder({"x", "y"})
    public static class FloatPoint extends Structure {
        public float x;
        public float y;
    }

    @FieldOrder({"kind", "size", "offset", "name", "data", "origin"})
    public static class NarrowRecord extends Structure {
        public byte kind;
        public int size;
        public int offset;
        public String name;
        public byte[] data = new byte[16];
        public Point origin;
    }

    @FieldOrder({"kind", "size", "offset", "name", "data", "origin"})
    public static class ShortArray extends Structure {
        public byte kind;
        public int size;
        public long offset;
        public String name;
        public byte[] data = new byte[8];
        public Point origin;
    }

    @FieldOrder({"kind", "offset", "size", "name", "data", "origin"})
    public static class SwappedFields extends Structure {
        public byte kind;
        public long offset;
        public int size;
        public String name;
        public byte[] data = new byte[16];
        public Point origin;
    }

    public static class PointByReference extends Point implements Structure.ByReference {}

    @FieldOrder({"kind", "size", "offset", "name", "data", "origin"})
    public static class PointerInside extends Structure {
        public byte kind;
        public int size;
        public long offset;
        public String name;
        public byte[] data = new byte[16];
        public PointByReference origin;
    }

    public interface ShortVisitor extends Callback {
        byte invoke(long value);
    }

    public interface IntVisitor extends Callback {
        byte invoke(Pointer context, int value);
    }

    public interface BooleanVisitor extends Callback {
        int invoke(Pointer context, long value);
    }

    public interface LongStep extends Callback {
        long invoke(int value);
    }

    public interface FloatStep extends Callback {
        int invoke(float value);
    }

    /** One mistake in each. */
    public interface Wrong1 extends Library {
        long add(int a, long b);

        int add_int(long a, int b);

        double mean(float a, double b);

        float half(double a);

        boolean not(byte a);

        byte small(int a, byte b);

        int medium(short a);

        long length(byte[] data, int len);

        int big(NativeLong a);

        int nothing();

        int text_length(int text);

        int version();

        int greeting();

        int count_into(IntByReference out);

        void measure_into(FloatByReference out);

        long sum(long[] values, int count);

        double sum_doubles(float[] values, long count);

        double norm(Point p);

        Point origin();

        void shift(ShortPoint p, double by);

        int record_size(NarrowRecord record);

        long paint(int color);

        byte level(int level);

        int parser_new();

        Pointer parser_find(Parser parser, int index);

        void parser_free(int parser);

        int visit(ShortVisitor visitor, Pointer context);

        int each(LongStep callback);

        int made_by_macro();

        long renamed(int a);

        Pointer open(Pointer handle, long flags);
    }

    /** Another mistake in each. */
    public interface Wrong2 extends Library {
        long add(long a);

        int add_int(int a, int b, int c);

        float mean(double a, double b);

        double half(float a);

        byte not(boolean a);

        int small(byte a, byte b);

        short medium(int a);

        int length(byte[] data, long len);

        NativeLong big(int a);

        Pointer nothing();

        long text_length(String text);

        double version();

        long count_into(LongByReference out);

        void measure_into(LongByReference out);

        long sum(short[] values, int count);

        double sum_doubles(double[] values, double count);

        double norm(ShortPoint.ByValue p);

        double origin();

        void shift(FloatPoint p, double by);

        int record_size(ShortArray record);

        int paint(long color);

        int level(byte level);

        float parser_new();

        int parser_find(Parser parser, long index);

        void parser_free();

        int visit(IntVisitor visitor, Pointer context);

        int each(FloatStep callback);

        Pointer renamed(int a);

        int open(Pointer handle, int flags);
    }

    /** And yet another. */
    public interface Wrong3 extends Library {
        double add(long a, long b);

        float add_int(int a, int b);

        long mean(double a, double b);

        int half(float a);

        boolean not(boolean a);

        long length(byte[] data);

        int text_length(WString text);

        int count_into(PointerByReference out, int more);

        int count_into(ByteByReference out);

        void shift(Point p, float by);

        void shift(Point.ByValue p, double by);

        int record_size(SwappedFields record);

        int record_size(PointerInside record);

        float paint(int color);

        Pointer parser_find(Parser parser);

        int visit(BooleanVisitor visitor, Pointer context);

        int visit(int visitor, Pointer context);

        int each(int callback);

        double made_by_macro();

        int renamed(short a);
    }

    static final class Jni {
        static native long addNumbers(int a, long b);

        static native boolean invert(boolean a);

        native Object name(String text);
    }

    static final class WrongJni {
        static native int addNumbers(int a, long b);

        static native boolean invert(int a);

        native int name(String text);
    }

    static final class WrongJni2 {
        static native long addNumbers(long a, long b);

        static native boolean invert();

        native String name(int text);
    }
}
