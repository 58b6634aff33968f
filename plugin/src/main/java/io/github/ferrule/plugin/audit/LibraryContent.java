package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import java.util.List;
import java.util.Optional;

/**
 * The content of a library file.
 *
 * @param binary the parsed file; empty if it is damaged
 * @param damage why the file could not be parsed; empty if it could
 * @param size bytes
 * @param sha256 64 lower-case hex digits; empty unless the audit compares it
 * @param buildPaths paths of the build machine in the file, except those of Rust's standard library
 * @param standardLibraryPaths the number of paths of Rust's standard library, which was built elsewhere
 */
public record LibraryContent(
        Optional<NativeBinary> binary,
        Optional<String> damage,
        long size,
        Optional<String> sha256,
        List<String> buildPaths,
        int standardLibraryPaths) {

    /** Copies the list. */
    public LibraryContent {
        buildPaths = List.copyOf(buildPaths);
    }
}
