package com.acme;

import com.acme.mathlib.ClientConfigBuilder;
import com.acme.mathlib.Tls;
import com.acme.mathlib.TlsException;
import java.util.Arrays;

/** rustls' functions by generated bindings. */
public interface GeneratedRustls {

    static void main(String[] args) {
        System.out.println("cipher suites " + Tls.defaultCryptoProviderCiphersuitesLen());
        byte[] random = new byte[32];
        Tls.defaultCryptoProviderRandom(random);
        System.out.println("random " + !Arrays.equals(random, new byte[32]));
        ClientConfigBuilder builder = Tls.clientConfigBuilderNew();
        try {
            Tls.clientConfigBuilderBuild(builder);
        } catch (TlsException e) {
            System.out.println("without a verifier: code " + e.code());
        }
        try {
            Tls.clientConfigBuilderSetEnableSni(builder, true);
        } catch (IllegalStateException closed) {
            System.out.println("closed: " + closed.getMessage());
        }
    }
}
