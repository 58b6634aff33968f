/**
 * Picks, verifies and loads the native library that fits the running JVM.
 *
 * <p>An application that uses JNA declares {@code requires com.sun.jna}; one that uses JNI or the foreign function API needs no
 * JNA.
 *
 * @uses io.github.ferrule.loader.spi.NativeBundle to have the natives jars on the module path resolved
 */
@SuppressWarnings("requires-automatic")
module io.github.ferrule.loader {
    requires static com.sun.jna;

    exports io.github.ferrule.loader;
    exports io.github.ferrule.loader.spi;

    uses io.github.ferrule.loader.spi.NativeBundle;
}
