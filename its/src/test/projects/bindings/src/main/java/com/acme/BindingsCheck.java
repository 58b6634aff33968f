package com.acme;

import com.acme.mathlib.Color;
import com.acme.mathlib.Config;
import com.acme.mathlib.Counter;
import com.acme.mathlib.Cursor;
import com.acme.mathlib.Future;
import com.acme.mathlib.Level;
import com.acme.mathlib.Pair;
import com.acme.mathlib.Point;
import com.acme.mathlib.Reading;
import com.acme.mathlib.Sampler;
import com.acme.mathlib.SamplerException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Calls everything that was generated, and compares what comes back. The same file for every implementation. */
public final class BindingsCheck {

    private int checks;

    private BindingsCheck() {}

    public static void main(String[] args) throws Exception {
        BindingsCheck check = new BindingsCheck();
        check.numbers();
        check.names();
        check.text();
        check.arrays();
        check.structs();
        check.enums();
        check.handles();
        check.callbacks();
        check.errors();
        System.out.println(check.checks + " checks passed on " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", Java " + System.getProperty("java.version"));
    }

    private void numbers() {
        equal(42L, Sampler.add(40, 2));
        equal(Long.MIN_VALUE, Sampler.add(Long.MAX_VALUE, 1));
        equal((byte) -128, Sampler.i8((byte) 127));
        equal(255, Sampler.u8(254));
        equal(0, Sampler.u8(255));
        equal((short) -32768, Sampler.i16((short) 32767));
        equal(65535, Sampler.u16(65534));
        equal(-5, Sampler.i32(-6));
        equal(4_294_967_295L, Sampler.u32(4_294_967_294L));
        equal(0x8000_0000_0000_0000L, Sampler.u64(Long.MAX_VALUE));
        equal(3_000_000_001L, Sampler.usize(3_000_000_000L));
        equal(-3L, Sampler.isize(-2));
        equal(-2_000_000_001L, Sampler.long_(-2_000_000_000L));
        equal(3_999_999_999L, Sampler.ulong(4_000_000_000L));
        equal((byte) 'x', Sampler.cChar((byte) 'x'));
        equal(0.25f, Sampler.f32(0.5f));
        equal(-1e300, Sampler.f64(-2e300));
        equal(false, Sampler.bool(true));
        equal(true, Sampler.bool(false));
        equal(100_007_019_040.5, Sampler.mix((byte) -1, 0.5, 65535, 0.5f, 100_000_000_000L, true, 7_000_000L, -46_000, (short) -501, 5L));
        refused(IllegalArgumentException.class, () -> Sampler.u8(256));
        refused(IllegalArgumentException.class, () -> Sampler.u8(-1));
        refused(IllegalArgumentException.class, () -> Sampler.u16(65536));
        refused(IllegalArgumentException.class, () -> Sampler.u32(-1));
        refused(IllegalArgumentException.class, () -> Sampler.u32(1L << 32));
        refused(IllegalArgumentException.class, () -> Sampler.usize(-1));
        String model = System.getProperty("sun.arch.data.model");
        if ("32".equals(model)) {
            refused(IllegalArgumentException.class, () -> Sampler.usize(1L << 32));
            refused(IllegalArgumentException.class, () -> Sampler.isize(1L << 31));
        }
        if ("32".equals(model) || System.getProperty("os.name").startsWith("Windows")) {
            refused(IllegalArgumentException.class, () -> Sampler.long_(1L << 31));
            refused(IllegalArgumentException.class, () -> Sampler.ulong(1L << 32));
            refused(IllegalArgumentException.class, () -> Sampler.ulong(-1));
        } else {
            equal((1L << 40) - 1, Sampler.long_(1L << 40));
        }
    }

    private void names() {
        equal(42, Sampler.hashCode_());
        equal(8, Sampler.double_(4));
        Sampler.notify_();
        equal(21, Sampler.addTwo(1));
        equal(3, Sampler.addTwo_2(1));
    }

    private void text() {
        equal(0L, Sampler.textLength(""));
        equal(8L, Sampler.textLength("gr\u00f6\u00dfer \ud83e\udd80"));
        equal("1.0 gr\u00f6\u00dfer", Sampler.version());
        equal("ab\u00e9ab\u00e9", Sampler.repeat("ab\u00e9", 2));
        equal(null, Sampler.repeat("x", 0));
        equal(-1, Sampler.optionalLength(null));
        equal(2, Sampler.optionalLength("\u00e9"));
        equal("made", Sampler.makeText());
        equal(0L, Sampler.allocatedTexts());
        refused(NullPointerException.class, () -> Sampler.textLength(null));
        refused(IllegalArgumentException.class, () -> Sampler.textLength("a\0b"));
    }

    private void arrays() {
        equal(0L, Sampler.sumBytes(new byte[0]));
        equal(257L, Sampler.sumBytes(new byte[] {1, -1, 1}));
        ByteBuffer buffer = ByteBuffer.allocateDirect(6).put(new byte[] {1, 2, 3, 4, 5, 6});
        buffer.position(1).limit(4);
        equal(9L, Sampler.sumAndClear(buffer));
        buffer.clear();
        equal(ByteBuffer.wrap(new byte[] {1, 0, 0, 0, 5, 6}), buffer);
        refused(IllegalArgumentException.class, () -> Sampler.sumAndClear(ByteBuffer.allocate(1)));
        refused(IllegalArgumentException.class, () -> Sampler.sumAndClear(buffer.asReadOnlyBuffer()));
        equal(-2L, Sampler.sumShorts(new short[] {-3, 1}));
        equal(-2L, Sampler.sumInts(new int[] {-3, 1}));
        equal(0L, Sampler.sumInts(new int[0]));
        equal(4_000_000_000L, Sampler.sumLongs(new long[] {3_999_999_999L, 1}));
        equal(2.5, Sampler.mean(new double[] {1, 2, 3, 4}));
        equal(1.5f, Sampler.meanFloat(new float[] {1, 2}));
        int[] ints = {1, -2, 3};
        Sampler.doubleAll(ints);
        equal("[2, -4, 6]", Arrays.toString(ints));
        Sampler.doubleAll(new int[0]);
        byte[] bytes = new byte[3];
        equal(3L, Sampler.fill(bytes, 255));
        equal("[-1, -1, -1]", Arrays.toString(bytes));
        equal(30, Sampler.at(new int[] {10, 20, 30}, 2));
        long[] remainder = new long[1];
        equal(3L, Sampler.divide(17, 5, remainder));
        equal(2L, remainder[0]);
        equal(-1L, Sampler.optionalSum(null));
        equal(3L, Sampler.optionalSum(new long[] {1, 2}));
        equal(2.0, Sampler.average(new double[] {1, 3}));
        equal(3_000_000_000L, Sampler.sizeOut());
        equal(-5L, Sampler.longOut());
        equal(true, Sampler.flagOut());
        byte[] packed = new byte[3];
        equal(2L, Sampler.pack(new byte[] {0, 5, 0, 6}, packed));
        equal("[5, 6, 0]", Arrays.toString(packed));
        refused(SamplerException.class, () -> Sampler.pack(new byte[] {1, 2, 3, 4}, packed));
        equal(0L, Sampler.pack(new byte[] {0}, new byte[0]));
        equal(1L, Sampler.packUlong(packed, new byte[] {7}));
        equal("[7, 6, 0]", Arrays.toString(packed));
        int[] numbers = new int[200];
        equal(199, Sampler.countUp(numbers));
        equal(199, numbers[199]);
        refused(IllegalArgumentException.class, () -> Sampler.countUp(new int[256]));
        refused(NullPointerException.class, () -> Sampler.pack(new byte[1], null));
        refused(NullPointerException.class, () -> Sampler.sumBytes(null));
        refused(IllegalArgumentException.class, () -> Sampler.sumInts(new int[256]));
        refused(IllegalArgumentException.class, () -> Sampler.divide(1, 1, new long[0]));
    }

    private void structs() {
        equal(new Point(1.5, -2), Sampler.point(1.5, -2));
        equal(5.0, Sampler.norm(new Point(3, 4)));
        equal(5.0, Sampler.normOf(new Point(3, 4)));
        equal(5.0, Sampler.normOr(new Point(3, 4), 1));
        equal(1.0, Sampler.normOr(null, 1));
        equal(new Pair(2, 1), Sampler.swap(new Pair(1, 2)));
        Point[] points = {new Point(0, 1), new Point(2, 3)};
        Sampler.shift(points, 10);
        equal("[Point[x=10.0, y=1.0], Point[x=12.0, y=3.0]]", Arrays.toString(points));
        Point[] center = new Point[1];
        equal(true, Sampler.center(points, center));
        equal(new Point(11, 2), center[0]);
        equal(false, Sampler.center(new Point[0], center));
        byte[] data = {1, 2, 3};
        Reading reading =
                new Reading(255, 4_000_000_000L, true, 1L << 40, -7, 65534, 9, data, 0.5f, new Point(1, 2), Color.BLUE, 3_000_000_000L);
        Reading next =
                new Reading(0, 4_000_000_001L, false, (1L << 40) - 1, -8, 65535, 10, new byte[] {3, 2, 1}, 1f, new Point(1, -2), Color.BLUE, 2_999_999_999L);
        equal(next, Sampler.next(reading));
        equal(next.hashCode(), Sampler.next(reading).hashCode());
        equal(next, Sampler.nextOf(reading));
        equal(new Point(0, 0), Sampler.origin(true));
        equal(null, Sampler.origin(false));
        refused(NullPointerException.class, () -> Sampler.norm(null));
        refused(NullPointerException.class, () -> Sampler.normOf(null));
        refused(IllegalArgumentException.class, () -> Sampler.next(
                new Reading(256, 0, true, 0, 0, 0, 0, data, 0, new Point(0, 0), Color.RED, 0)));
        refused(IllegalArgumentException.class, () -> new Reading(
                0, 0, true, 0, 0, 0, 0, new byte[2], 0, new Point(0, 0), Color.RED, 0));
    }

    private void enums() {
        equal(Color.DARK_GREEN, Sampler.otherColor(Color.RED));
        equal(Color.BLUE, Sampler.otherColor(Color.DARK_GREEN));
        equal(5, Color.DARK_GREEN.value());
        equal(Level.HIGH, Sampler.raise(Level.LOW));
        equal(Level.UNKNOWN, Sampler.raise(Level.UNKNOWN));
        equal(255, Level.UNKNOWN.value());
        equal(Future.TOMORROW, Sampler.newColor());
        refused(IllegalStateException.class, () -> Sampler.otherColor(Color.UNKNOWN));
        refused(IllegalStateException.class, () -> Sampler.raise(Level.UNRECOGNIZED));
        refused(NullPointerException.class, () -> Sampler.otherColor(null));
    }

    private void handles() {
        Counter counter = Sampler.counterNew();
        equal(1L, Sampler.alive());
        equal(1L, Sampler.counterAdd(counter, "one"));
        equal(2L, Sampler.counterAdd(counter, "three"));
        equal(2L, Sampler.counterSize(counter));
        equal(2L, Sampler.counterSizeOr(counter, 7));
        equal(7L, Sampler.counterSizeOr(null, 7));
        Cursor cursor = Sampler.cursorNew(counter);
        equal(2L, Sampler.alive());
        equal(3, Sampler.cursorNext(cursor));
        refused(IllegalStateException.class, () -> Sampler.counterMerge(counter, Sampler.counterNew()));
        counter.close();
        equal(5, Sampler.cursorNext(cursor));
        equal(-1, Sampler.cursorNext(cursor));
        refused(IllegalStateException.class, () -> Sampler.counterSize(counter));
        cursor.close();
        cursor.close();
        counter.close();
        refused(IllegalStateException.class, () -> Sampler.cursorNext(cursor));
        refused(NullPointerException.class, () -> Sampler.counterSize(null));

        try (Counter first = Sampler.counterNew();
                Counter second = Sampler.counterNew()) {
            Sampler.counterAdd(first, "a");
            Sampler.counterAdd(second, "b");
            refused(IllegalStateException.class, () -> Sampler.counterMerge(first, first));
            try (Counter merged = Sampler.counterMerge(first, second);
                    Counter clone = Sampler.counterClone(merged)) {
                refused(IllegalStateException.class, () -> Sampler.counterSize(first));
                equal(2L, Sampler.counterSize(merged));
                equal(2L, Sampler.counterSize(clone));
            }
        }
        try (Config config = Sampler.configNew(5)) {
            equal(5, Sampler.configValue(config));
        }
        equal(7, Sampler.registryValue(Sampler.registry()));
        collected(1); // the counter of the refused merge was never closed
    }

    /** Handles that are garbage are freed, too. */
    private void collected(int garbage) {
        for (int i = 0; Sampler.alive() > 0 && i < 200; i++) {
            System.gc();
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        equal(0L, Sampler.alive());
    }

    private void callbacks() throws InterruptedException {
        long[] sum = new long[1];
        equal(4L, Sampler.visit(10, value -> {
            sum[0] += value;
            return value < 4;
        }));
        equal(10L, sum[0]);
        equal(true, Sampler.visitIf(value -> value == 1));
        equal(false, Sampler.visitIf(null));
        equal(21, Sampler.apply(value -> value * 3, 7));
        equal(-7, Sampler.apply(value -> -value, 7));
        equal(true, Sampler.visitInThread(value -> value == 42));
        equal(3L, Sampler.visit(3, outer -> Sampler.visit(2, inner -> true) == 2));

        equal(100, onLargeStack(() -> nested(100)));

        equal(Color.DARK_GREEN, Sampler.report((text, data, point, byValue, color, ratio, small) -> {
            equal("gr\u00f6\u00dfer", text);
            equal("[1, 2, -1]", Arrays.toString(data));
            equal(new Point(1.5, 2.5), point);
            equal(new Point(-1, -2), byValue);
            equal(Color.BLUE, color);
            equal(0.5f, ratio);
            equal(200, small);
            return Color.DARK_GREEN;
        }));

        int[] calls = new int[1];
        refused(UnsupportedOperationException.class, () -> Sampler.visit(10, value -> {
            calls[0]++;
            throw new UnsupportedOperationException();
        }));
        equal(1, calls[0]);
        refused(UnsupportedOperationException.class, () -> Sampler.apply(
                value -> {
                    throw new UnsupportedOperationException();
                },
                1));
        refused(UnsupportedOperationException.class, () -> Sampler.visitInThread(value -> {
            throw new UnsupportedOperationException();
        }));
        refused(NullPointerException.class, () -> Sampler.visit(1, null));

        AtomicReference<Long> heard = new AtomicReference<>();
        Sampler.setListener(value -> {
            heard.set(value);
            return true;
        });
        System.gc();
        equal(true, Sampler.tell(5));
        equal(5L, heard.get());

        AtomicReference<Throwable> reported = new AtomicReference<>();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.set(e));
        Sampler.setListener(value -> {
            throw new UnsupportedOperationException();
        });
        equal(false, Sampler.tell(6));
        equal(UnsupportedOperationException.class, reported.get().getClass());
        Sampler.keepListener(value -> true);
        equal(false, Sampler.tell(7));
        equal(IllegalStateException.class, reported.get().getClass());
        Thread.currentThread().setUncaughtExceptionHandler(null);

        int[] logged = new int[1];
        Sampler.log(level -> logged[0] = level, 3);
        equal(3, logged[0]);

        CountDownLatch done = new CountDownLatch(4);
        for (int i = 1; i <= 4; i++) {
            int limit = i * 1000;
            new Thread(() -> {
                        if (Sampler.visit(limit, value -> value < limit) == limit) {
                            done.countDown();
                        }
                    })
                    .start();
        }
        done.await();
    }

    /** The stack of the main thread is too small on 32-bit systems. */
    private static <T> T onLargeStack(Supplier<T> test) {
        AtomicReference<T> result = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(test.get()), "large stack", 16 << 20);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return result.get();
    }

    /** Calls back from within callbacks, and returns how often. */
    private static int nested(int depth) {
        int[] calls = new int[1];
        Sampler.visit(1, value -> {
            calls[0] = 1 + (depth > 1 ? nested(depth - 1) : 0);
            return true;
        });
        return calls[0];
    }

    private void errors() {
        equal(12, Sampler.parse("12"));
        SamplerException notANumber = refused(SamplerException.class, () -> Sampler.parse("x"));
        equal(1L, notANumber.code());
        equal("'x': invalid digit found in string", notANumber.getMessage());
        SamplerException tooLarge = refused(SamplerException.class, () -> Sampler.parse("3000000000"));
        equal(7L, tooLarge.code());
        equal("'3000000000' is too large", tooLarge.getMessage());
        equal(3, Sampler.checkPositive(3));
        equal("it is not positive", refused(SamplerException.class, () -> Sampler.checkPositive(-3)).getMessage());
        Sampler.require(true);
        equal(
                "sampler_require failed with code -1",
                refused(SamplerException.class, () -> Sampler.require(false)).getMessage());
        Sampler.tryText("1");
        equal("wrongwrong", refused(SamplerException.class, () -> Sampler.tryText("x")).getMessage());
        equal(0L, Sampler.allocatedTexts());
        equal("found", Sampler.findText(true));
        refused(SamplerException.class, () -> Sampler.findText(false));
    }

    private void equal(Object expected, Object actual) {
        checks++;
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
    }

    private <E extends RuntimeException> E refused(Class<E> expected, Runnable call) {
        checks++;
        try {
            call.run();
        } catch (RuntimeException e) {
            if (expected.isInstance(e)) {
                return expected.cast(e);
            }
            throw new AssertionError("expected " + expected, e);
        }
        throw new AssertionError("expected " + expected);
    }
}
