package io.github.ferrule.loader.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Something that another process brings about, or that time does. */
public final class Condition {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long MOST = TimeUnit.SECONDS.toNanos(30);

    private Condition() {}

    /** Waits until the condition is true, or fails with what was awaited. */
    public static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + MOST;
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("still not so: " + what);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
