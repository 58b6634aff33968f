package io.github.ferrule.plugin.support.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash algorithms that every Java platform has, without the exception for those that it may not have. */
public final class Digests {

    private Digests() {}

    /** Returns a new SHA-256. */
    public static MessageDigest sha256() {
        return of("SHA-256");
    }

    /**
     * Returns a new digest.
     *
     * @param algorithm {@code MD5}, {@code SHA-1}, {@code SHA-256} or {@code SHA-512}
     */
    public static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
