package bench;

import com.sun.jna.Callback;
import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;

/** JNA's direct mapping by hand, with the conversions that JNA offers. */
public class HandJna extends Calls {

    /** A callback. */
    public interface Operator extends Callback {
        /** Is called by Rust. */
        long invoke(Pointer context, long value);
    }

    /** C's {@code size_t}. */
    public static final class Size extends IntegerType {
        private static final long serialVersionUID = 1L;

        /** For JNA. */
        public Size() {
            this(0);
        }

        Size(long value) {
            super(Native.SIZE_T_SIZE, value, true);
        }
    }

    /** A struct that is passed by value. */
    @Structure.FieldOrder({"x", "y"})
    public static final class Point extends Structure implements Structure.ByValue {
        public double x;
        public double y;
    }

    /** The functions. */
    public static final class Functions {
        static {
            Native.register(
                    Functions.class,
                    NativeLibrary.getInstance(LIBRARY, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8")));
        }

        private Functions() {}

        static native long calls_add(long a, long b);

        static native long calls_length(String text);

        static native Pointer calls_name();

        static native void calls_string_free(Pointer text);

        static native long calls_last(byte[] data, Size length);

        static native double calls_product(Point point);

        static native long calls_apply(Operator operator, Pointer context, long value);
    }

    private final Operator operator = (context, value) -> value + b;

    @Override
    @Benchmark
    public long add() {
        return Functions.calls_add(a, b);
    }

    @Override
    @Benchmark
    public long textIn() {
        return Functions.calls_length(text);
    }

    @Override
    @Benchmark
    public String textOut() {
        Pointer name = Functions.calls_name();
        try {
            return name.getString(0, "UTF-8");
        } finally {
            Functions.calls_string_free(name);
        }
    }

    @Override
    @Benchmark
    public long bytesIn() {
        return Functions.calls_last(kilobyte, new Size(kilobyte.length));
    }

    @Override
    @Benchmark
    public double structByValue() {
        Point point = new Point();
        point.x = x;
        point.y = y;
        return Functions.calls_product(point);
    }

    @Override
    @Benchmark
    public long callback() {
        return Functions.calls_apply(operator, Pointer.NULL, a);
    }
}
