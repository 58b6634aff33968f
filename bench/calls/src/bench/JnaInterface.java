package bench;

import bench.HandJna.Operator;
import bench.HandJna.Point;
import bench.HandJna.Size;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;

/** An interface that JNA implements with a dynamic proxy. */
public class JnaInterface extends Calls {

    /** The functions. */
    public interface Functions extends Library {
        /** The library. */
        Functions INSTANCE =
                Native.load(LIBRARY, Functions.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));

        long calls_add(long a, long b);

        long calls_length(String text);

        Pointer calls_name();

        void calls_string_free(Pointer text);

        long calls_last(byte[] data, Size length);

        double calls_product(Point point);

        long calls_apply(Operator operator, Pointer context, long value);
    }

    private final Operator operator = (context, value) -> value + b;

    @Override
    @Benchmark
    public long add() {
        return Functions.INSTANCE.calls_add(a, b);
    }

    @Override
    @Benchmark
    public long textIn() {
        return Functions.INSTANCE.calls_length(text);
    }

    @Override
    @Benchmark
    public String textOut() {
        Pointer name = Functions.INSTANCE.calls_name();
        try {
            return name.getString(0, "UTF-8");
        } finally {
            Functions.INSTANCE.calls_string_free(name);
        }
    }

    @Override
    @Benchmark
    public long bytesIn() {
        return Functions.INSTANCE.calls_last(kilobyte, new Size(kilobyte.length));
    }

    @Override
    @Benchmark
    public double structByValue() {
        Point point = new Point();
        point.x = x;
        point.y = y;
        return Functions.INSTANCE.calls_product(point);
    }

    @Override
    @Benchmark
    public long callback() {
        return Functions.INSTANCE.calls_apply(operator, Pointer.NULL, a);
    }
}
