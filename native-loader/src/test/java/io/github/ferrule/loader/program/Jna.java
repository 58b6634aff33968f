package io.github.ferrule.loader.program;

import com.sun.jna.Library;
import io.github.ferrule.loader.NativeLoader;

/** Loads a library as a JNA interface and calls it. */
public final class Jna {

    /** The functions of the library. */
    public interface Functions extends Library {
        int version();

        int call_version();
    }

    private Jna() {}

    public static void main(String[] args) {
        for (String id : args) {
            Functions functions = NativeLoader.load(id, Functions.class);
            System.out.println(id + " version " + functions.version() + " calls " + functions.call_version());
        }
    }
}
