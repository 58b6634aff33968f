package bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;

/** The foreign function API by hand: confined arenas, constant handles, and one upcall for all callbacks. */
public class HandFfm extends Calls {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
    private static final StructLayout POINT =
            MemoryLayout.structLayout(JAVA_DOUBLE.withName("x"), JAVA_DOUBLE.withName("y"));
    private static final MethodHandle ADD = link("calls_add", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle LENGTH = link("calls_length", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    private static final MethodHandle NAME = link("calls_name", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle STRING_FREE = link("calls_string_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle LAST = link("calls_last", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG));
    private static final MethodHandle PRODUCT = link("calls_product", FunctionDescriptor.of(JAVA_DOUBLE, POINT));
    private static final MethodHandle APPLY =
            link("calls_apply", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG));
    private static final Map<Long, LongUnaryOperator> OPERATORS = new ConcurrentHashMap<>();
    private static final AtomicLong LAST_ID = new AtomicLong();
    private static final MemorySegment OPERATE = upcall();

    private final LongUnaryOperator operator = value -> value + b;

    private static MethodHandle link(String symbol, FunctionDescriptor function) {
        return LINKER.downcallHandle(SYMBOLS.find(symbol).orElseThrow(), function);
    }

    private static MemorySegment upcall() {
        FunctionDescriptor function = FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG);
        try {
            MethodHandle target =
                    MethodHandles.lookup().findStatic(HandFfm.class, "operate", function.toMethodType());
            return LINKER.upcallStub(target, function, Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static long operate(MemorySegment context, long value) {
        try {
            return OPERATORS.get(context.address()).applyAsLong(value);
        } catch (Throwable e) {
            e.printStackTrace();
            return 0;
        }
    }

    @Override
    @Benchmark
    public long add() {
        try {
            return (long) ADD.invokeExact(a, b);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    @Benchmark
    public long textIn() {
        try (Arena arena = Arena.ofConfined()) {
            return (long) LENGTH.invokeExact(arena.allocateFrom(text));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    @Benchmark
    public String textOut() {
        try {
            MemorySegment name = (MemorySegment) NAME.invokeExact();
            try {
                return name.reinterpret(Long.MAX_VALUE).getString(0);
            } finally {
                STRING_FREE.invokeExact(name);
            }
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    @Benchmark
    public long bytesIn() {
        try (Arena arena = Arena.ofConfined()) {
            return (long) LAST.invokeExact(arena.allocateFrom(JAVA_BYTE, kilobyte), (long) kilobyte.length);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    @Benchmark
    public double structByValue() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment point = arena.allocate(POINT);
            point.set(JAVA_DOUBLE, 0, x);
            point.set(JAVA_DOUBLE, 8, y);
            return (double) PRODUCT.invokeExact(point);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    @Benchmark
    public long callback() {
        long id = LAST_ID.incrementAndGet();
        OPERATORS.put(id, operator);
        try {
            return (long) APPLY.invokeExact(OPERATE, MemorySegment.ofAddress(id), a);
        } catch (Throwable e) {
            throw new AssertionError(e);
        } finally {
            OPERATORS.remove(id);
        }
    }
}
