package com.acme;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import io.github.ferrule.loader.NativeLoader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

public interface Rustls extends Library {

    @Structure.FieldOrder({"data", "length"})
    class Text extends Structure implements Structure.ByValue {
        public Pointer data;
        public long length;

        @Override
        public String toString() {
            return new String(data.getByteArray(0, (int) length), StandardCharsets.UTF_8);
        }
    }

    Text rustls_version();

    long rustls_default_crypto_provider_ciphersuites_len();

    int rustls_default_crypto_provider_random(byte[] to, long length);

    static void main(String[] args) {
        Rustls rustls = NativeLoader.load("com.acme.mathlib", Rustls.class);
        System.out.println("version " + rustls.rustls_version());
        System.out.println("cipher suites " + rustls.rustls_default_crypto_provider_ciphersuites_len());
        byte[] random = new byte[32];
        int result = rustls.rustls_default_crypto_provider_random(random, random.length);
        System.out.println("random " + result + " " + !Arrays.equals(random, new byte[32]));
    }
}
