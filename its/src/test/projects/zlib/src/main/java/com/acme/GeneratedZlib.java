package com.acme;

import com.acme.mathlib.ZRs;
import com.acme.mathlib.ZRsException;
import java.util.Arrays;

/** zlib's functions by generated bindings. */
public interface GeneratedZlib {

    static void main(String[] args) {
        System.out.println("version " + ZRs.zlibVersion());
        long ofFiveDigits = 0xcbf53a1cL;
        long ofFourMore = 0x9dbabf87L;
        System.out.printf("crc32 %08x%n", ZRs.crc32Combine(ofFiveDigits, ofFourMore, 4));
        System.out.println("bound " + ZRs.compressBound(1000));
        System.out.println(ZRs.zError(-2));
        byte[] text = new byte[1000];
        byte[] compressed = new byte[(int) ZRs.compressBound(text.length)];
        int used = (int) ZRs.compress(compressed, text);
        byte[] back = new byte[1000];
        long length = ZRs.uncompress(back, Arrays.copyOf(compressed, used));
        try {
            ZRs.compress(new byte[1], text);
        } catch (ZRsException e) {
            System.out.println(length + " bytes, the same " + Arrays.equals(text, back) + ", " + e.getMessage());
        }
    }
}
