package com.acme;

import com.sun.jna.Library;
import io.github.ferrule.loader.NativeLoader;

public interface MathLib extends Library {

    long add(long a, long b);

    static void main(String[] args) {
        MathLib math = NativeLoader.load("com.acme.mathlib", MathLib.class);
        System.out.println("40 + 2 = " + math.add(40, 2) + " on " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", Java " + Runtime.version().feature());
    }
}
