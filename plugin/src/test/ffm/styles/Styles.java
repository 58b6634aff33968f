package styles;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.Map;

/** The ways in which people write calls by hand. */
final class Styles {

    private static final String PREFIX = "acme_";
    private static final FunctionDescriptor LONG_TO_LONG = FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup lookup;
    private final MethodHandle inConstructor;
    private final Map<String, MethodHandle> handles = new HashMap<>();

    Styles(SymbolLookup lookup) {
        this.lookup = lookup;
        inConstructor = linker.downcallHandle(lookup.findOrThrow("in_constructor"), LONG_TO_LONG);
    }

    MethodHandle inMethod(boolean wide) {
        MemorySegment address = lookup.find("in_method").get();
        return linker.downcallHandle(address, wide ? LONG_TO_LONG : FunctionDescriptor.of(JAVA_INT));
    }

    MethodHandle throughInstanceHelper() {
        return helper("through_helper", LONG_TO_LONG);
    }

    private MethodHandle helper(String name, FunctionDescriptor descriptor) {
        return linker.downcallHandle(lookup.find(name).orElseThrow(), descriptor);
    }

    MethodHandle withPrefix() {
        return prefixed("square", JAVA_LONG);
    }

    private MethodHandle prefixed(String name, MemoryLayout... parameters) {
        return helper(PREFIX + name, FunctionDescriptor.of(JAVA_LONG, parameters));
    }

    /** A libc function is not the library's business. */
    MethodHandle ofTheSystem() {
        return linker.downcallHandle(linker.defaultLookup().find("getpid").orElseThrow(), FunctionDescriptor.of(JAVA_INT));
    }

    MethodHandle ofAnotherLibrary() {
        return linker.downcallHandle(
                SymbolLookup.libraryLookup("libother.so.1", Arena.global()).find("other").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT));
    }

    boolean onlyLookedUp() {
        return lookup.find("optional_feature").isPresent();
    }

    /** The program computes this name. */
    MethodHandle computed(int number) {
        return linker.downcallHandle(lookup.findOrThrow("function" + number), LONG_TO_LONG);
    }

    MethodHandle cached(String name) {
        return handles.computeIfAbsent(name, it -> linker.downcallHandle(lookup.findOrThrow(it), LONG_TO_LONG));
    }
}
