/**
 * Picks, verifies and loads the native library that fits the running JVM.
 *
 * @uses io.github.ferrule.loader.spi.NativeBundle to have the natives jars on the module path resolved
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.ferrule.loader {
    requires transitive com.sun.jna;

    exports io.github.ferrule.loader;
    exports io.github.ferrule.loader.spi;

    uses io.github.ferrule.loader.spi.NativeBundle;
}
