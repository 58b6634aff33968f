import com.sun.jna.Library;
import com.sun.jna.Native;

/** Loads a library through JNA and calls its {@code add}. */
public final class Smoke {

    /** The function of the smoke test's library. */
    public interface Adder extends Library {
        long add(long a, long b);
    }

    public static void main(String[] args) {
        System.out.println(Native.load(args[0], Adder.class).add(40, 2));
    }
}
