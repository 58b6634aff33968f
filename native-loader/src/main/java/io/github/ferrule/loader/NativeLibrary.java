package io.github.ferrule.loader;

import io.github.ferrule.loader.locate.Located;
import io.github.ferrule.loader.open.FfmLibrary;
import io.github.ferrule.loader.open.JniLibrary;
import io.github.ferrule.loader.platform.JavaModule;
import io.github.ferrule.loader.settings.Settings;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A native library that fits this process, as a file that has been checked and is ready to be loaded.
 *
 * <pre>{@code
 * NativeLibrary file = NativeLoader.locate("com.acme.mathlib", MathLib.class);
 * file.load(System::load);                                       // JNI
 * file.lookup(SymbolLookup::libraryLookup, Arena.global());      // foreign function API
 * }</pre>
 *
 * <p>It is a file, not an open library: unlike {@code com.sun.jna.NativeLibrary}, it holds no handle, and nothing needs to
 * be closed.
 *
 * @since 0.1.0
 */
public final class NativeLibrary {
    private final Located located;
    private final Class<?> anchor;
    private final Settings settings;

    NativeLibrary(Located located, Class<?> anchor, Settings settings) {
        this.located = located;
        this.anchor = anchor;
        this.settings = settings;
    }

    /**
     * The id of the bundle that the library belongs to.
     *
     * @return such as {@code com.acme.mathlib}
     * @since 0.1.0
     */
    public String id() {
        return located.id();
    }

    /**
     * The name of the library.
     *
     * @return such as {@code mathlib}, without prefix or suffix
     * @since 0.1.0
     */
    public String name() {
        return located.library();
    }

    /**
     * The file, for a caller who loads it by other means than this class. Load it soon, in this process: a cached file may be
     * swept after sixty days without use, and a temporary one is gone when the JVM ends. In memory, and for a temporary file
     * that has been loaded already, it is {@code /proc/self/fd/<number>}, which {@code System.load} and
     * {@code SymbolLookup.libraryLookup(String, Arena)} accept and {@code libraryLookup(Path, Arena)} does not. Never write
     * to it.
     *
     * @return an absolute path
     * @since 0.1.0
     */
    public Path path() {
        Path path = located.pathToKeep();
        located.announce(settings);
        return path;
    }

    /**
     * Loads the library for JNI. The method reference must be written in the class loader that the native methods belong
     * to, as the JVM ties the library to the class that calls {@code System.load}. If another class loader of this JVM has
     * loaded the same file, a copy with its own static state is loaded.
     *
     * @param systemLoad {@code System::load}
     * @throws NativeLoadError if the operating system refuses the library, or the JVM denies native access
     * @since 0.1.0
     */
    public void load(Consumer<String> systemLoad) {
        try {
            new JniLibrary(located, module(), settings).load(systemLoad);
        } catch (RuntimeException e) {
            throw NativeLoadError.of(e);
        }
    }

    /**
     * Opens the library for the foreign function API. Write the method reference in your own code, as the JVM asks the module
     * that calls {@code libraryLookup} for native access.
     *
     * <pre>{@code
     * SymbolLookup symbols = NativeLoader.locate("com.acme.mathlib", MathLib.class)
     *         .lookup(SymbolLookup::libraryLookup, Arena.global());
     * }</pre>
     *
     * @param libraryLookup {@code SymbolLookup::libraryLookup}, which takes the name of the file and the arena
     * @param arena the arena that the library stays open for
     * @param <A> {@code java.lang.foreign.Arena}
     * @param <L> {@code java.lang.foreign.SymbolLookup}
     * @return what {@code libraryLookup} returns
     * @throws NativeLoadError if the operating system refuses the library, or the JVM denies native access
     * @since 0.1.0
     */
    public <A, L> L lookup(BiFunction<String, A, L> libraryLookup, A arena) {
        try {
            return new FfmLibrary(located, module(), settings).lookup(libraryLookup, arena);
        } catch (RuntimeException e) {
            throw NativeLoadError.of(e);
        }
    }

    private JavaModule module() {
        return JavaModule.of(anchor);
    }

    /**
     * For people: what it is and where it came from.
     *
     * @return such as {@code com.acme.mathlib/mathlib 1.4.0 x86_64-unknown-linux-gnu, in the cache: /home/…}
     */
    @Override
    public String toString() {
        return located.toString();
    }
}
