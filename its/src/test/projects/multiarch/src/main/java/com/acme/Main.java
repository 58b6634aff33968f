package com.acme;

import com.sun.jna.Library;
import io.github.ferrule.loader.NativeLoader;

/** Calls a library of the system through Rust. */
public final class Main {

    interface Database extends Library {
        int sqlite_version();
    }

    public static void main(String[] args) {
        Database library = NativeLoader.load("com.acme.mathlib", Database.class);
        System.out.println("SQLite " + library.sqlite_version() + " on " + System.getProperty("os.arch"));
    }
}
