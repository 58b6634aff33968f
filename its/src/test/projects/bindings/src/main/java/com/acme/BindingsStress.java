package com.acme;

import com.acme.mathlib.Counter;
import com.acme.mathlib.Cursor;
import com.acme.mathlib.Point;
import com.acme.mathlib.Sampler;
import java.util.concurrent.CountDownLatch;

/** Makes a million calls of each kind that allocates; run it with a small heap. */
public final class BindingsStress {

    private BindingsStress() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("overrun")) {
            Sampler.overrun(); // to see that the test would
            return;
        }
        int calls = Integer.parseInt(args[0]);
        for (int i = 0; i < calls; i++) {
            check(Sampler.repeat("text", 3).length() == 12);
            check(Sampler.textLength("text") == 4);
            long limit = i;
            check(Sampler.visit(1, value -> value <= limit) == 1);
            check(Sampler.sumBytes(new byte[] {1, 2, 3}) == 6);
            check(Sampler.norm(new Point(3, 4)) == 5);
            try (Counter counter = Sampler.counterNew();
                    Cursor cursor = Sampler.cursorNew(counter)) {
                check(Sampler.cursorNext(cursor) == -1);
            }
            if (i % 10 == 0) {
                Sampler.cursorNew(Sampler.counterNew()); // left to the garbage collector
            }
        }
        check(Sampler.allocatedTexts() == 0);
        for (int i = 0; i < 100; i++) {
            race();
        }
        for (int i = 0; i < 500 && Sampler.alive() > 0; i++) {
            System.gc();
            Thread.sleep(10);
        }
        check(Sampler.alive() == 0);
        System.out.println(calls + " calls left nothing behind");
    }

    /** One thread closes what others use. */
    private static void race() throws InterruptedException {
        Counter counter = Sampler.counterNew();
        CountDownLatch ended = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            new Thread(() -> {
                        try {
                            while (true) {
                                Sampler.counterSize(counter);
                            }
                        } catch (IllegalStateException closed) {
                            ended.countDown();
                        }
                    })
                    .start();
        }
        Thread.sleep(1);
        counter.close();
        ended.await();
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError();
        }
    }
}
