package calls;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** What the declarations share: a helper that links, and the layouts of structs. */
final class Library {

    static final SymbolLookup LOOKUP =
            SymbolLookup.libraryLookup(Path.of(System.getProperty("library", "libsurface.so")), Arena.global());

    static final StructLayout POINT = MemoryLayout.structLayout(
            ValueLayout.JAVA_DOUBLE.withName("x"), ValueLayout.JAVA_DOUBLE.withName("y"));

    static final StructLayout RECORD = MemoryLayout.structLayout(
            ValueLayout.JAVA_BYTE.withName("kind"),
            MemoryLayout.paddingLayout(3),
            ValueLayout.JAVA_INT.withName("size"),
            ValueLayout.JAVA_LONG.withName("offset"),
            ValueLayout.ADDRESS.withName("name"),
            MemoryLayout.sequenceLayout(16, ValueLayout.JAVA_BYTE).withName("data"),
            POINT.withName("origin"));

    private Library() {}

    static MethodHandle link(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(LOOKUP.find(name).orElseThrow(), descriptor);
    }
}
