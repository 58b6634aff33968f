import io.github.ferrule.loader.NativeLibrary;
import io.github.ferrule.loader.NativeLoader;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/** Run as a source file, as the tests themselves are compiled for a JVM that has no such API. */
class Ffm {
    public static void main(String[] args) throws Throwable {
        NativeLibrary file = NativeLoader.locate(args[0], Ffm.class);
        SymbolLookup library = SymbolLookup.libraryLookup(file.path(), Arena.global());
        var version = Linker.nativeLinker()
                .downcallHandle(library.find("version").orElseThrow(), FunctionDescriptor.of(ValueLayout.JAVA_INT));
        System.out.println(file + "\nversion " + (int) version.invokeExact());
    }
}
