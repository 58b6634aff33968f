package io.github.ferrule.loader.program;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Library;
import com.sun.jna.Native;

/** Is called back on a thread of native code, which the callback's initializer or the callback itself gives a name. */
public final class CallbackThread {

    /** The function that is called back. */
    public interface Function extends Callback {
        void invoke();
    }

    /** The functions of the library. */
    public interface Functions extends Library {
        void call_on_new_thread(Function function);
    }

    private CallbackThread() {}

    /** Arguments: the library, and {@code initializer:<name>} or {@code callback:<name>}. */
    public static void main(String[] args) {
        String name = args[1].substring(args[1].indexOf(':') + 1);
        boolean byInitializer = args[1].startsWith("initializer:");
        Function function = () -> {
            if (!byInitializer) {
                Thread.currentThread().setName(name);
            }
            System.out.println("called on " + Thread.currentThread().getName());
        };
        Native.setCallbackThreadInitializer(
                function,
                byInitializer
                        ? new CallbackThreadInitializer(true, false, name)
                        : new CallbackThreadInitializer(true, false));
        Native.load(args[0], Functions.class).call_on_new_thread(function);
    }
}
