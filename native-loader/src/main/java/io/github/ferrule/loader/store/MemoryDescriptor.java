package io.github.ferrule.loader.store;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Optional;

/** Calls {@code memfd_create} by the foreign function API, which is looked up by name because the loader runs on older JVMs too. */
final class MemoryDescriptor {
    // <linux/memfd.h> and <linux/fcntl.h>
    private static final int CLOSE_ON_EXEC = 1;
    private static final int ALLOW_SEALING = 2;
    private static final int MAY_EXECUTE = 0x10;
    private static final int ADD_SEALS = 1033;
    private static final int SEAL_SEAL_SHRINK_GROW_WRITE = 0xf;
    private static final String API = "java.lang.foreign.";

    private MemoryDescriptor() {}

    /** Returns the number of a new, empty file in memory. */
    static int create(String name) throws ReflectiveOperationException {
        Object arena = type("Arena").getMethod("global").invoke(null);
        Object text = type("Arena").getMethod("allocateFrom", String.class).invoke(arena, name);
        MethodHandle call = function("memfd_create", 2, "ADDRESS", "JAVA_INT");
        // A hardened kernel asks for the last flag; one before 6.3 does not know it.
        int descriptor = invoke(call, text, CLOSE_ON_EXEC | ALLOW_SEALING | MAY_EXECUTE);
        if (descriptor < 0) {
            descriptor = invoke(call, text, CLOSE_ON_EXEC | ALLOW_SEALING);
        }
        if (descriptor < 0) {
            throw new IllegalStateException("the kernel refused memfd_create");
        }
        return descriptor;
    }

    /** Makes the file immutable: from then on nobody can write to it, not even this process. */
    static void seal(int descriptor) {
        try {
            // int fcntl(int, int, ...)
            MethodHandle call = function("fcntl", 2, "JAVA_INT", "JAVA_INT", "JAVA_INT");
            if (invoke(call, descriptor, ADD_SEALS, SEAL_SEAL_SHRINK_GROW_WRITE) != 0) {
                throw new IllegalStateException("the kernel refused to seal the file");
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("memfd_create was found in the same way", e);
        }
    }

    /** Closes a descriptor that no library was loaded from. */
    static void close(int descriptor) {
        try {
            invoke(function("close", 1, "JAVA_INT"), descriptor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("memfd_create was found in the same way", e);
        }
    }

    private static int invoke(MethodHandle call, Object... arguments) {
        try {
            return (int) call.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("the call failed: " + e, e);
        }
    }

    /** A function of the C library that returns an int; its arguments after the fixed ones are variadic. */
    private static MethodHandle function(String name, int fixed, String... arguments)
            throws ReflectiveOperationException {
        Object linker = type("Linker").getMethod("nativeLinker").invoke(null);
        Object lookup = type("Linker").getMethod("defaultLookup").invoke(linker);
        Optional<?> address = (Optional<?>)
                type("SymbolLookup").getMethod("find", String.class).invoke(lookup, name);
        if (!address.isPresent()) {
            throw new IllegalStateException("the C library has no " + name);
        }
        Class<?> option = type("Linker$Option");
        Object options = Array.newInstance(option, fixed < arguments.length ? 1 : 0);
        if (fixed < arguments.length) {
            Array.set(
                    options, 0, option.getMethod("firstVariadicArg", int.class).invoke(null, fixed));
        }
        Method downcall = type("Linker")
                .getMethod("downcallHandle", type("MemorySegment"), type("FunctionDescriptor"), options.getClass());
        return (MethodHandle) downcall.invoke(linker, address.get(), signature(arguments), options);
    }

    private static Object signature(String... arguments) throws ReflectiveOperationException {
        Class<?> layout = type("MemoryLayout");
        Object layouts = Array.newInstance(layout, arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            Array.set(layouts, i, value(arguments[i]));
        }
        return type("FunctionDescriptor")
                .getMethod("of", layout, layouts.getClass())
                .invoke(null, value("JAVA_INT"), layouts);
    }

    private static Object value(String layout) throws ReflectiveOperationException {
        return type("ValueLayout").getField(layout).get(null);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(API + name);
    }
}
