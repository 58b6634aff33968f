package io.github.ferrule.loader.program;

import com.sun.jna.Library;
import io.github.ferrule.loader.NativeLoadError;
import io.github.ferrule.loader.NativeLoader;

/** Tries to load by JNA several times, and prints each failure's first line and whether it names a flag. */
public final class Repeat {
    private Repeat() {}

    public static void main(String[] args) {
        for (int i = 0; i < 3; i++) {
            try {
                NativeLoader.load(args[0], Library.class);
                System.out.println("loaded");
            } catch (NativeLoadError e) {
                System.out.println(e.code() + " " + e.getMessage().contains("--enable-native-access=ALL-UNNAMED"));
            }
        }
    }
}
