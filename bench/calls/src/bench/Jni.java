package bench;

import java.util.function.LongUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;

/** JNI, by the crate {@code jni}. */
public class Jni extends Calls {

    static {
        System.load(LIBRARY);
    }

    record Point(double x, double y) {}

    private static native long add(long a, long b);

    private static native long length(String text);

    private static native String name();

    private static native long last(byte[] data);

    private static native double product(Point point);

    private static native long apply(LongUnaryOperator operator, long value);

    @Override
    @Benchmark
    public long add() {
        return add(a, b);
    }

    @Override
    @Benchmark
    public long textIn() {
        return length(text);
    }

    @Override
    @Benchmark
    public String textOut() {
        return name();
    }

    @Override
    @Benchmark
    public long bytesIn() {
        return last(kilobyte);
    }

    @Override
    @Benchmark
    public double structByValue() {
        return product(new Point(x, y));
    }

    @Override
    @Benchmark
    public long callback() {
        return apply(value -> value + b, a);
    }
}
