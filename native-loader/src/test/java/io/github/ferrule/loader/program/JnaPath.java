package io.github.ferrule.loader.program;

import com.sun.jna.NativeLibrary;

/** Starts JNA alone, and prints where it looks for the system's libraries. */
public final class JnaPath {
    private JnaPath() {}

    public static void main(String[] args) {
        NativeLibrary.getProcess();
        print();
    }

    static void print() {
        System.out.println("path " + System.getProperty("jna.platform.library.path"));
    }
}
