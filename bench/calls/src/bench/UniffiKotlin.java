package bench;

import bench.uniffi.kotlin.Calls_uniffiKt;
import bench.uniffi.kotlin.Point;
import org.openjdk.jmh.annotations.Benchmark;

/** What UniFFI generates in Kotlin. */
public class UniffiKotlin extends Calls {

    @Override
    @Benchmark
    public long add() {
        return Calls_uniffiKt.add(a, b);
    }

    @Override
    @Benchmark
    public long textIn() {
        return Calls_uniffiKt.length(text);
    }

    @Override
    @Benchmark
    public String textOut() {
        return Calls_uniffiKt.name();
    }

    @Override
    @Benchmark
    public long bytesIn() {
        return Calls_uniffiKt.last(kilobyte);
    }

    @Override
    @Benchmark
    public double structByValue() {
        return Calls_uniffiKt.product(new Point(x, y));
    }

    @Override
    @Benchmark
    public long callback() {
        return Calls_uniffiKt.apply(value -> value + b, a);
    }
}
