package com.acme.app;

import io.github.ferrule.loader.NativeLoader;

public class Main {
    public static void main(String[] args) {
        NativeLoader.locate(args[0], Main.class).load(System::load);
        System.out.println(Main.class.getModule() + " loaded by JNI");
    }
}
