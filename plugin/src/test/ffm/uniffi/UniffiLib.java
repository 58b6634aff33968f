package uniffi;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Written by hand in the form that uniffi-bindgen-java 0.4 gives its output. */
final class UniffiLib {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS;

    static {
        SYMBOLS = NamespaceLibrary.loadLibrary();
    }

    private static MethodHandle findDowncallHandle(String name, FunctionDescriptor descriptor) {
        return SYMBOLS.find(name)
                .map(s -> LINKER.downcallHandle(s, descriptor))
                .orElseThrow(() -> new RuntimeException("Missing FFI symbol: " + name));
    }

    private static final MethodHandle MH_add =
            findDowncallHandle("add", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    private static final MethodHandle MH_medium =
            findDowncallHandle("medium", FunctionDescriptor.of(ValueLayout.JAVA_SHORT, ValueLayout.JAVA_SHORT));
    private static final MethodHandle MH_norm =
            findDowncallHandle("norm", FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, RustPoint.LAYOUT));
    private static final MethodHandle MH_parser_free =
            findDowncallHandle("parser_free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
}

final class NamespaceLibrary {
    static SymbolLookup loadLibrary() {
        System.loadLibrary("surface");
        return SymbolLookup.loaderLookup();
    }
}

final class RustPoint {
    public static final StructLayout LAYOUT = MemoryLayout.structLayout(
            ValueLayout.JAVA_DOUBLE.withName("x"), ValueLayout.JAVA_DOUBLE.withName("y"));
}
