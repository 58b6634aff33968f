import io.github.ferrule.loader.NativeLoader;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

/** Calls the library by the foreign function API: from the path that is named or, without one, from the loader's. */
public final class Ffm {
    public static void main(String[] args) throws Throwable {
        Path path = args.length == 0 ? NativeLoader.locate("com.acme.bench", Ffm.class).path() : Path.of(args[0]);
        SymbolLookup library = SymbolLookup.libraryLookup(path, Arena.global());
        Object version = Linker.nativeLinker()
                .downcallHandle(library.find("version").orElseThrow(), FunctionDescriptor.of(ValueLayout.JAVA_INT))
                .invoke();
        if (!version.equals(7)) {
            throw new AssertionError("another library was loaded");
        }
    }
}
