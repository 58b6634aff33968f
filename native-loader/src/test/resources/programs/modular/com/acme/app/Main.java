package com.acme.app;

import com.sun.jna.Library;
import io.github.ferrule.loader.NativeLoader;

public class Main {
    public interface Functions extends Library {
        int version();
    }

    public static void main(String[] args) {
        NativeLoader.locate(args[0], Main.class).load(System::load);
        System.out.println(Main.class.getModule() + " version "
                + NativeLoader.load(args[0], Functions.class).version());
    }
}
