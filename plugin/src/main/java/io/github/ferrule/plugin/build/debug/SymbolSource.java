package io.github.ferrule.plugin.build.debug;

import java.nio.file.Path;
import java.util.List;

/** Where the debug symbols of a target come from. */
public sealed interface SymbolSource {

    /** What rustc must be told, so that they are there. */
    List<String> rustflags();

    /** The line of the plan. */
    String describe();

    /**
     * DWARF within the library, which a tool takes out; the library keeps a link by name and checksum.
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
            return "taken out by " + program;
        }
    }

    /** A bundle that rustc lets dsymutil gather, before it strips the library. */
    record Dsymutil() implements SymbolSource {
        @Override
        public List<String> rustflags() {
            return List.of("-C", "split-debuginfo=packed", "-C", "strip=symbols");
        }

        @Override
        public String describe() {
            return "gathered by dsymutil";
        }

        /** The folder beside the library. */
        Path beside(Path library) {
            return library.resolveSibling(library.getFileName() + ".dSYM");
        }
    }

    /** The file that Microsoft's linker, or lld in its place, writes beside the library. */
    record Pdb() implements SymbolSource {
        @Override
        public List<String> rustflags() {
            return List.of("-C", "strip=none"); // or the linker would write none
        }

        @Override
        public String describe() {
            return "written by the linker";
        }

        /** The file beside the library. */
        Path beside(Path library) {
            return library.resolveSibling(library.getFileName().toString().replaceFirst("\\.dll$", ".pdb"));
        }
    }

    /**
     * Nowhere, on this machine.
     *
     * @param reason what is lacking
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
    }
}
