package io.github.ferrule.loader.program;

import io.github.ferrule.loader.NativeLoader;

/** Binds its own native methods by JNA's direct mapping. */
public final class Direct {
    private Direct() {}

    static native int version();

    public static void main(String[] args) {
        NativeLoader.register(args[0], Direct.class);
        System.out.println("version " + version());
    }
}
