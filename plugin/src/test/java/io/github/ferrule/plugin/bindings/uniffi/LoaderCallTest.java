package io.github.ferrule.plugin.bindings.uniffi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoaderCallTest {

    private static final LoaderCall CALL = new LoaderCall("com.example.stock", "stock_ffi");

    @Test
    void kotlinGetsThePathOfTheLibrary() {
        assertThat(CALL.insertInto("""
                @Synchronized
                private fun findLibraryName(componentName: String): String {
                    val libOverride = System.getProperty("uniffi.component.$componentName.libraryOverride")
                    if (libOverride != null) {
                        return libOverride
                    }
                    return "uniffi_stock"
                }

                fun greet() = "hello"
                """)).hasValue("""
                @Synchronized
                private fun findLibraryName(componentName: String): String {
                    val libOverride = System.getProperty("uniffi.component.$componentName.libraryOverride")
                    if (libOverride != null) {
                        return libOverride
                    }
                    return io.github.ferrule.loader.NativeLoader.locate("com.example.stock", "stock_ffi", UniffiLib::class.java).path().toString()
                }

                fun greet() = "hello"
                """);
    }

    @Test
    void javaLooksUpSymbolsInTheLibrary() {
        assertThat(CALL.insertInto("""
                    static java.lang.foreign.SymbolLookup loadLibrary() {
                        String name = findLibraryName("stock");
                        System.loadLibrary(name);
                        return java.lang.foreign.SymbolLookup.loaderLookup();
                    }
                """)).hasValue("""
                    static java.lang.foreign.SymbolLookup loadLibrary() {
                        if (System.getProperty("uniffi.component.stock.libraryOverride") == null) {
                            return io.github.ferrule.loader.NativeLoader.locate("com.example.stock", "stock_ffi", NamespaceLibrary.class)
                                    .lookup(java.lang.foreign.SymbolLookup::libraryLookup, java.lang.foreign.Arena.global());
                        }
                        String name = findLibraryName("stock");
                        System.loadLibrary(name);
                        return java.lang.foreign.SymbolLookup.loaderLookup();
                    }
                """);
    }

    @Test
    void otherFilesLoadNothing() {
        assertThat(CALL.insertInto("""
                public class Stock {
                    public static String findLibraryName(String componentName) {
                        return "another meaning";
                    }
                }
                """)).isEmpty();
    }
}
