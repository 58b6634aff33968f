package io.github.ferrule.its.bed;

import java.security.Provider;
import java.security.SecureRandomSpi;
import java.util.Random;

/**
 * Random numbers for Java under wine 8, whose network functions do not have what the JDK's own generator uses for its seed
 * from: it ends the whole virtual machine. Not secure, and for the test bed alone.
 */
public final class WineRandomProvider extends Provider {

    public WineRandomProvider() {
        super("WineRandom", "1", "Random numbers for tests under wine");
        put("SecureRandom.Wine", Generator.class.getName());
    }

    /** Named in the provider's table and made by reflection. */
    public static final class Generator extends SecureRandomSpi {

        private final Random random = new Random(System.nanoTime() ^ ProcessHandle.current().pid());

        @Override
        protected void engineSetSeed(byte[] seed) {
            // a seed may add to randomness, and there is none here to add to
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int length) {
            byte[] seed = new byte[length];
            random.nextBytes(seed);
            return seed;
        }
    }
}
