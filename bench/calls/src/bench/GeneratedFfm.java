package bench;

import bench.ffm.Library;
import bench.ffm.Operator;
import bench.ffm.Point;
import org.openjdk.jmh.annotations.Benchmark;

/** What ferrule:bindings generates for the foreign function API. */
public class GeneratedFfm extends Calls {

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
