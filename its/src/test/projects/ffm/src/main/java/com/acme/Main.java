package com.acme;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.github.ferrule.loader.NativeLoader;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Calls Rust, and is called by it, through the Foreign Function and Memory API. */
public final class Main {

    private static int sum;

    static void take(int number) {
        sum += number;
    }

    void main() throws Throwable {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup library = NativeLoader.locate("com.acme.mathlib", Main.class)
                    .lookup(SymbolLookup::libraryLookup, arena);
            MethodHandle mean = linker.downcallHandle(
                    library.findOrThrow("mean"), FunctionDescriptor.of(JAVA_DOUBLE, ADDRESS, JAVA_LONG));
            MethodHandle each = linker.downcallHandle(
                    library.findOrThrow("each"), FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS));
            MethodHandle take = MethodHandles.lookup()
                    .findStatic(Main.class, "take", MethodType.methodType(void.class, int.class));

            double answer = (double) mean.invokeExact(arena.allocateFrom(JAVA_DOUBLE, 40, 42, 44), 3L);
            each.invokeExact(10, linker.upcallStub(take, FunctionDescriptor.ofVoid(JAVA_INT), arena));
            IO.println("mean " + answer + ", sum " + sum);
        }
    }
}
