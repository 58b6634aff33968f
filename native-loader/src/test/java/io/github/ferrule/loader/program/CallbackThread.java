package io.github.ferrule.loader.program;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Library;
import com.sun.jna.Native;

/** Is called back on a thread of native code, which the callback's initializer gives a name. */
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

    /** Arguments: the library, and the name. */
    public static void main(String[] args) {
        Function function =
                () -> System.out.println("called on " + Thread.currentThread().getName());
        Native.setCallbackThreadInitializer(function, new CallbackThreadInitializer(true, false, args[1]));
        Native.load(args[0], Functions.class).call_on_new_thread(function);
    }
}
