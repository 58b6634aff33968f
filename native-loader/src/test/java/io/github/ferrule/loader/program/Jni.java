package io.github.ferrule.loader.program;

import io.github.ferrule.loader.NativeLibrary;
import io.github.ferrule.loader.NativeLoader;

/** Loads a library for JNI, says where it came from, and calls it. */
public final class Jni {
    private Jni() {}

    static native int version();

    static native int calls();

    public static void main(String[] args) {
        NativeLibrary library = NativeLoader.locate(args[0], Jni.class);
        library.load(System::load);
        System.out.println(library + "\nversion " + version() + " calls " + calls());
    }
}
