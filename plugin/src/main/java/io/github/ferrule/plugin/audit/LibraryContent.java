package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a file.
 *
 * @param binary what the file says about itself; nothing if it is damaged
 * @param damage why there is none
 * @param size bytes
 * @param sha256 64 lower-case hex digits
 * @param buildPaths paths of the build machine that lie in the file
 */
public record LibraryContent(
        Optional<NativeBinary> binary, Optional<String> damage, long size, String sha256, List<String> buildPaths) {

    /** Copies the list. */
    public LibraryContent {
        buildPaths = List.copyOf(buildPaths);
    }
}
