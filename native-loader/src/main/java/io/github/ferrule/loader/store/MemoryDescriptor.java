package io.github.ferrule.loader.store;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Optional;

/** Calls {@code memfd_create} by the foreign function API, which is looked up by name as we are built for older JVMs. */
final class MemoryDescriptor {
    private static final int CLOSE_ON_EXEC = 1;
    private static final int MAY_EXECUTE = 0x10;
    private static final String API = "java.lang.foreign.";

    private MemoryDescriptor() {}

    /** The number of a new, empty file in memory. */
    static int create(String name) throws ReflectiveOperationException {
        Object arena = type("Arena").getMethod("global").invoke(null);
        Object text = type("Arena").getMethod("allocateFrom", String.class).invoke(arena, name);
        MethodHandle call = memfdCreate();
        // A hardened kernel asks for the second flag; one before 6.3 does not know it.
        int descriptor = invoke(call, text, CLOSE_ON_EXEC | MAY_EXECUTE);
        if (descriptor < 0) {
            descriptor = invoke(call, text, CLOSE_ON_EXEC);
        }
        if (descriptor < 0) {
            throw new IllegalStateException("the kernel refused memfd_create");
        }
        return descriptor;
    }

    private static int invoke(MethodHandle call, Object text, int flags) {
        try {
            return (int) call.invokeWithArguments(text, flags);
        } catch (Throwable e) {
            throw new IllegalStateException("memfd_create failed: " + e, e);
        }
    }

    private static MethodHandle memfdCreate() throws ReflectiveOperationException {
        Object linker = type("Linker").getMethod("nativeLinker").invoke(null);
        Object lookup = type("Linker").getMethod("defaultLookup").invoke(linker);
        Optional<?> address = (Optional<?>)
                type("SymbolLookup").getMethod("find", String.class).invoke(lookup, "memfd_create");
        if (address.isEmpty()) {
            throw new IllegalStateException("the C library has no memfd_create");
        }
        Object options = Array.newInstance(type("Linker$Option"), 0);
        Method downcall = type("Linker")
                .getMethod("downcallHandle", type("MemorySegment"), type("FunctionDescriptor"), options.getClass());
        return (MethodHandle) downcall.invoke(linker, address.get(), signature(), options);
    }

    private static Object signature() throws ReflectiveOperationException {
        Class<?> layout = type("MemoryLayout");
        Object integer = type("ValueLayout").getField("JAVA_INT").get(null);
        Object arguments = Array.newInstance(layout, 2);
        Array.set(arguments, 0, type("ValueLayout").getField("ADDRESS").get(null));
        Array.set(arguments, 1, integer);
        return type("FunctionDescriptor")
                .getMethod("of", layout, arguments.getClass())
                .invoke(null, integer, arguments);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(API + name);
    }
}
