package {{package}};

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.github.ferrule.loader.NativeLoader;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The functions of the crate in {@code {{folder}}}. */
public final class {{class}} {

    private static final MethodHandle ADD = function("add", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));

    private {{class}}() {}

    public static long add(long a, long b) {
        try {
            return (long) ADD.invokeExact(a, b);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot call add", e);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        SymbolLookup library = NativeLoader.locate("{{bundle}}", {{class}}.class)
                .lookup(SymbolLookup::libraryLookup, Arena.global());
        return Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(), type);
    }
}
