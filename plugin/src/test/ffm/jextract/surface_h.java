package jextract;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Written by hand in the form that jextract gives its output: one holder class for each function. */
public class surface_h extends surface_h$shared {

    static final Arena LIBRARY_ARENA = Arena.ofAuto();

    static final SymbolLookup SYMBOL_LOOKUP = SymbolLookup.libraryLookup(
                    System.mapLibraryName("surface"), LIBRARY_ARENA)
            .or(SymbolLookup.loaderLookup())
            .or(Linker.nativeLinker().defaultLookup());

    surface_h() {}

    static MemorySegment findOrThrow(String symbol) {
        return SYMBOL_LOOKUP.find(symbol).orElseThrow(() -> new UnsatisfiedLinkError("unresolved symbol: " + symbol));
    }

    private static class add {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(
                surface_h.C_LONG_LONG, surface_h.C_LONG_LONG, surface_h.C_LONG_LONG);
        public static final MemorySegment ADDR = surface_h.findOrThrow("add");
        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    public static long add(long a, long b) {
        var mh$ = add.HANDLE;
        try {
            return (long) mh$.invokeExact(a, b);
        } catch (Throwable ex$) {
            throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class big {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(surface_h.C_LONG, surface_h.C_LONG);
        public static final MemorySegment ADDR = surface_h.findOrThrow("big");
        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    public static MethodHandle big$handle() {
        return big.HANDLE;
    }

    private static class not {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(surface_h.C_BOOL, surface_h.C_BOOL);
        public static final MemorySegment ADDR = surface_h.findOrThrow("not");
        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    public static MethodHandle not$handle() {
        return not.HANDLE;
    }

    private static class medium {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(surface_h.C_SHORT, surface_h.C_SHORT);
        public static final MemorySegment ADDR = surface_h.findOrThrow("medium");
        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    public static MethodHandle medium$handle() {
        return medium.HANDLE;
    }

    private static class norm {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(surface_h.C_DOUBLE, Point.layout());
        public static final MemorySegment ADDR = surface_h.findOrThrow("norm");
        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    public static double norm(MemorySegment p) {
        var mh$ = norm.HANDLE;
        try {
            return (double) mh$.invokeExact(p);
        } catch (Throwable ex$) {
            throw new AssertionError("should not reach here", ex$);
        }
    }

    private static class visit {
        public static final FunctionDescriptor DESC =
                FunctionDescriptor.of(surface_h.C_INT, surface_h.C_POINTER, surface_h.C_POINTER);
        public static final MemorySegment ADDR = surface_h.findOrThrow("visit");
        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    public static MethodHandle visit$handle() {
        return visit.HANDLE;
    }

    private static class nothing {
        public static final FunctionDescriptor DESC = FunctionDescriptor.ofVoid();
        public static final MemorySegment ADDR = surface_h.findOrThrow("nothing");
        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    public static MethodHandle nothing$handle() {
        return nothing.HANDLE;
    }

    /** A header that includes another brings functions of the C library along. */
    private static class strlen {
        public static final FunctionDescriptor DESC = FunctionDescriptor.of(surface_h.C_LONG, surface_h.C_POINTER);
        public static final MemorySegment ADDR = surface_h.findOrThrow("strlen");
        public static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    public static MethodHandle strlen$handle() {
        return strlen.HANDLE;
    }

    public static MemorySegment origin(SegmentAllocator allocator) {
        class Holder {
            static final FunctionDescriptor DESC = FunctionDescriptor.of(Point.layout());
            static final MethodHandle HANDLE =
                    Linker.nativeLinker().downcallHandle(surface_h.findOrThrow("origin"), DESC);
        }
        try {
            return (MemorySegment) Holder.HANDLE.invokeExact(allocator);
        } catch (Throwable ex$) {
            throw new AssertionError("should not reach here", ex$);
        }
    }
}

class surface_h$shared {
    public static final ValueLayout.OfBoolean C_BOOL =
            (ValueLayout.OfBoolean) Linker.nativeLinker().canonicalLayouts().get("bool");
    public static final ValueLayout.OfByte C_CHAR =
            (ValueLayout.OfByte) Linker.nativeLinker().canonicalLayouts().get("char");
    public static final ValueLayout.OfShort C_SHORT =
            (ValueLayout.OfShort) Linker.nativeLinker().canonicalLayouts().get("short");
    public static final ValueLayout.OfInt C_INT =
            (ValueLayout.OfInt) Linker.nativeLinker().canonicalLayouts().get("int");
    public static final ValueLayout.OfLong C_LONG_LONG =
            (ValueLayout.OfLong) Linker.nativeLinker().canonicalLayouts().get("long long");
    public static final ValueLayout.OfDouble C_DOUBLE =
            (ValueLayout.OfDouble) Linker.nativeLinker().canonicalLayouts().get("double");
    public static final AddressLayout C_POINTER = ((AddressLayout)
                    Linker.nativeLinker().canonicalLayouts().get("void*"))
            .withTargetLayout(MemoryLayout.sequenceLayout(java.lang.Long.MAX_VALUE, C_CHAR));
    public static final ValueLayout.OfLong C_LONG =
            (ValueLayout.OfLong) Linker.nativeLinker().canonicalLayouts().get("long");
}

class Point {
    private static final GroupLayout $LAYOUT = MemoryLayout.structLayout(
                    surface_h.C_DOUBLE.withName("x"), surface_h.C_DOUBLE.withName("y"))
            .withName("Point");

    public static final GroupLayout layout() {
        return $LAYOUT;
    }
}
