package com.acme;

import com.acme.mathlib.ZRs;

/** zlib's functions by generated bindings. */
public interface GeneratedZlib {

    static void main(String[] args) {
        System.out.println("version " + ZRs.zlibVersion());
        long ofFiveDigits = 0xcbf53a1cL;
        long ofFourMore = 0x9dbabf87L;
        System.out.printf("crc32 %08x%n", ZRs.crc32Combine(ofFiveDigits, ofFourMore, 4));
        System.out.println("bound " + ZRs.compressBound(1000));
        System.out.println(ZRs.zError(-2));
    }
}
