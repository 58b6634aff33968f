package bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The arguments of all calls. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Calls {

    static final String LIBRARY = System.getProperty("bench.library");

    long a = 40;
    long b = 2;
    String text = "a text of thirty-two characters!";
    byte[] kilobyte = new byte[1024];
    double x = 6;
    double y = 7;

    abstract long add();

    abstract long textIn();

    abstract String textOut();

    abstract long bytesIn();

    abstract double structByValue();

    abstract long callback();

    /** Figures of a call that does something else would mean nothing. */
    @Setup
    public void everyCallIsRight() {
        kilobyte[1023] = 9;
        require(add() == 42, "add");
        require(textIn() == 32, "textIn");
        require(textOut().equals(text), "textOut");
        require(bytesIn() == 9, "bytesIn");
        require(structByValue() == 42, "structByValue");
        require(callback() == 42, "callback");
    }

    private static void require(boolean right, String call) {
        if (!right) {
            throw new AssertionError(call);
        }
    }
}
