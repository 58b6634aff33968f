package com.acme;

import com.sun.jna.Library;
import io.github.ferrule.loader.NativeLoader;

/** Calls C through Rust. */
public final class Main {

    interface Checksum extends Library {
        int checksum(byte[] bytes, long size);
    }

    public static void main(String[] args) {
        Checksum library = NativeLoader.load("com.acme.mathlib", Checksum.class);
        System.out.printf("crc32 %08x on %s%n", library.checksum("123456789".getBytes(), 9), System.getProperty("os.arch"));
    }
}
