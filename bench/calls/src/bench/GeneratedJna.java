package bench;

import bench.jna.Library;
import bench.jna.Operator;
import bench.jna.Point;
import org.openjdk.jmh.annotations.Benchmark;

/** What ferrule:bindings generates for JNA. */
public class GeneratedJna extends Calls {

    private final Operator operator = value -> value + b;

    @Override
    @Benchmark
    public long add() {
        return Library.add(a, b);
    }

    @Override
    @Benchmark
    public long textIn() {
        return Library.length(text);
    }

    @Override
    @Benchmark
    public String textOut() {
        return Library.name();
    }

    @Override
    @Benchmark
    public long bytesIn() {
        return Library.last(kilobyte);
    }

    @Override
    @Benchmark
    public double structByValue() {
        return Library.product(new Point(x, y));
    }

    @Override
    @Benchmark
    public long callback() {
        return Library.apply(operator, a);
    }
}
