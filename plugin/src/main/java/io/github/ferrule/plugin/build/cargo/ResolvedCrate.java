package io.github.ferrule.plugin.build.cargo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A crate that a library is made of or with.
 *
 * @param id cargo's own identifier
 * @param name its name
 * @param library the name of its library, as rustc knows it
 * @param version its version
 * @param license the license expression of its manifest
 * @param licenseFile the license text that its manifest names
 * @param folder the folder of its manifest
 * @param sourceRoot the folder that its files come from: the checkout for git, the workspace for a member, else its own
 * @param own true if it is the user's own: it comes from a folder, not from a registry or a repository
 * @param linked true if its code is in the library; otherwise it only helps to compile it
 * @param dependencies the identifiers of the crates that it uses
 */
public record ResolvedCrate(
        String id,
        String name,
        String library,
        String version,
        Optional<String> license,
        Optional<Path> licenseFile,
        Path folder,
        Path sourceRoot,
        boolean own,
        boolean linked,
        List<String> dependencies) {

    public ResolvedCrate {
        dependencies = List.copyOf(dependencies);
    }
}
