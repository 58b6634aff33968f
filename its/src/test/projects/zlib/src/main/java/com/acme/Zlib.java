package com.acme;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.ptr.NativeLongByReference;
import io.github.ferrule.loader.NativeLoader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

public interface Zlib extends Library {

    String zlibVersion();

    NativeLong crc32(NativeLong crc, byte[] bytes, int length);

    NativeLong compressBound(NativeLong length);

    int compress(byte[] to, NativeLongByReference toLength, byte[] from, NativeLong length);

    int uncompress(byte[] to, NativeLongByReference toLength, byte[] from, NativeLong length);

    static void main(String[] args) {
        Zlib zlib = NativeLoader.load("com.acme.mathlib", Zlib.class);
        System.out.println("version " + zlib.zlibVersion());

        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        System.out.printf("crc32 %08x%n", zlib.crc32(new NativeLong(0), digits, digits.length).intValue());

        byte[] text = "ferrule ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        byte[] small = new byte[zlib.compressBound(new NativeLong(text.length)).intValue()];
        NativeLongByReference smallLength = new NativeLongByReference(new NativeLong(small.length));
        int compressed = zlib.compress(small, smallLength, text, new NativeLong(text.length));

        byte[] again = new byte[text.length];
        NativeLongByReference againLength = new NativeLongByReference(new NativeLong(again.length));
        int uncompressed = zlib.uncompress(again, againLength, small, smallLength.getValue());
        System.out.println("codes " + compressed + " " + uncompressed
                + ", smaller " + (smallLength.getValue().intValue() < text.length / 10)
                + ", the same " + Arrays.equals(text, again));
    }
}
