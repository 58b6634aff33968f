package bench;

import bench.uniffi.java.CallsUniffi;
import bench.uniffi.java.Point;
import org.openjdk.jmh.annotations.Benchmark;

/** What UniFFI generates in Java. */
public class UniffiJava extends Calls {

    @Override
    @Benchmark
    public long add() {
        return CallsUniffi.add(a, b);
    }

    @Override
    @Benchmark
    public long textIn() {
        return CallsUniffi.length(text);
    }

    @Override
    @Benchmark
    public String textOut() {
        return CallsUniffi.name();
    }

    @Override
    @Benchmark
    public long bytesIn() {
        return CallsUniffi.last(kilobyte);
    }

    @Override
    @Benchmark
    public double structByValue() {
        return CallsUniffi.product(new Point(x, y));
    }

    @Override
    @Benchmark
    public long callback() {
        return CallsUniffi.apply(value -> value + b, a);
    }
}
