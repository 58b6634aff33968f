package io.github.ferrule.loader.program;

import io.github.ferrule.loader.NativeLoader;

/** Has the id as a constant, as applications do, so that shading can rewrite it. */
public final class FixedId {
    private FixedId() {}

    public static void main(String[] args) {
        System.out.println("version "
                + NativeLoader.load("com.acme.mathlib", Jna.Functions.class).version());
    }
}
