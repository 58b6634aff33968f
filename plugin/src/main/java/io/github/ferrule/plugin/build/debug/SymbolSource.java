package io.github.ferrule.plugin.build.debug;

import io.github.ferrule.plugin.build.BuildReport.Built;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The source of the debug symbols of a target. */
public sealed interface SymbolSource {

    /** Returns the flags that make rustc emit them. */
    List<String> rustflags();

    /** Describes the source in the plan. */
    String describe();

    /** Separates the symbols from a library that was built. */
    Built split(Built built, SymbolSplitter splitter) throws IOException;

    /**
     * DWARF in the library, which a tool extracts; the library keeps a link by name and checksum.
     *
     * @param program the tool: GNU's or LLVM's
     */
    record Objcopy(String program) implements SymbolSource {
        @Override
        public List<String> rustflags() {
            return List.of("-C", "strip=none");
        }

        @Override
        public String describe() {
            return "extracted by " + program;
        }

        @Override
        public Built split(Built built, SymbolSplitter splitter) throws IOException {
            return splitter.extract(program, built);
        }
    }

    /** A bundle that rustc makes with dsymutil before it strips the library. */
    record Dsymutil() implements SymbolSource {
        @Override
        public List<String> rustflags() {
            return List.of("-C", "split-debuginfo=packed", "-C", "strip=symbols");
        }

        @Override
        public String describe() {
            return "collected by dsymutil";
        }

        @Override
        public Built split(Built built, SymbolSplitter splitter) throws IOException {
            Path library = built.origin();
            return splitter.keep(library.resolveSibling(library.getFileName() + ".dSYM"), built);
        }
    }

    /** The file that Microsoft's linker, or lld in its place, writes next to the library. */
    record Pdb() implements SymbolSource {
        @Override
        public List<String> rustflags() {
            return List.of("-C", "strip=none"); // otherwise the linker would not write the file
        }

        @Override
        public String describe() {
            return "written by the linker";
        }

        @Override
        public Built split(Built built, SymbolSplitter splitter) throws IOException {
            Path library = built.origin();
            String name = library.getFileName().toString().replaceFirst("\\.dll$", ".pdb");
            return splitter.keep(library.resolveSibling(name), built);
        }
    }

    /**
     * None on this machine.
     *
     * @param reason the missing tool
     */
    record Unavailable(String reason) implements SymbolSource {
        @Override
        public List<String> rustflags() {
            return List.of("-C", "strip=symbols");
        }

        @Override
        public String describe() {
            return "none: " + reason;
        }

        @Override
        public Built split(Built built, SymbolSplitter splitter) {
            return built;
        }
    }
}
