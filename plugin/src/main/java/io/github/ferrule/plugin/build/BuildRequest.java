package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.build.link.FrameworkSymbols;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The user's configuration, before anybody has looked at the crate or the machine.
 *
 * @param folder the folder with {@code Cargo.toml}
 * @param packageName the package to build, if the folder holds a workspace
 * @param targets the targets to build
 * @param options the options for cargo
 * @param remapPaths true to replace the names of this machine's folders in the libraries
 * @param symbols the amount of debug information to write to separate files
 * @param output the folder for the libraries, with one subfolder per triple
 */
public record BuildRequest(
        Path folder,
        Optional<String> packageName,
        TargetSelection targets,
        CargoOptions options,
        boolean remapPaths,
        DebugLevel symbols,
        Path output) {

    /** Returns the same request with other settings of the cargo profile on top. */
    public BuildRequest withProfile(Map<String, String> settings) {
        return with(options.withOverrides(options.overrides().and(settings)));
    }

    /** Returns the same request with names that the stubs of macOS's frameworks do not have. */
    public BuildRequest withFrameworkSymbols(FrameworkSymbols names) {
        return with(options.withFrameworkSymbols(names));
    }

    private BuildRequest with(CargoOptions changed) {
        return new BuildRequest(folder, packageName, targets, changed, remapPaths, symbols, output);
    }
}
