package io.github.ferrule.loader.program;

import io.github.ferrule.loader.NativeLoader;

/** Says where a library is, and loads nothing. */
public final class Locate {
    private Locate() {}

    public static void main(String[] args) {
        System.out.println(NativeLoader.locate(args[0], Locate.class));
    }
}
