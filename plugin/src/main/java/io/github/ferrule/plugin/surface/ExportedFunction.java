package io.github.ferrule.plugin.surface;

/**
 * A function that a library exports.
 *
 * @param symbol the name in the library's symbol table
 * @param rustName the name in the source
 * @param signature parameters and result
 * @param unsafe true if the function is declared {@code unsafe}
 * @param documentation the text of its {@code ///} comments; empty if there are none
 * @param location the place of its declaration
 */
public record ExportedFunction(
        String symbol, String rustName, Signature signature, boolean unsafe, String documentation, Location location) {

    /**
     * A place in a source file.
     *
     * @param file the path that the compiler was given, mostly relative to the workspace
     * @param line the line, from 1
     */
    public record Location(String file, int line) {

        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** Returns the declaration as Rust source, on one line. */
    public String declaration() {
        return (unsafe ? "unsafe " : "") + signature.rust(rustName);
    }

    /** Returns the declaration as it would be with another ABI. */
    public String declarationAs(String abi) {
        return (unsafe ? "unsafe " : "")
                + new Signature(abi, signature.parameters(), signature.result(), signature.variadic()).rust(rustName);
    }
}
