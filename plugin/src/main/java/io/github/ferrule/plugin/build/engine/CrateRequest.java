package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wrote, before the crate has been looked at.
 *
 * @param folder the folder with {@code Cargo.toml}
 * @param packageName the package to build, where the folder holds a workspace
 * @param targets the platforms
 * @param options what is wanted of cargo
 * @param remapPaths whether the libraries name this machine's folders by other names
 * @param symbols how much a debugger is told, in files of its own
 * @param output the folder for the libraries
 */
public record CrateRequest(
        Path folder,
        Optional<String> packageName,
        Wanted targets,
        CargoOptions options,
        boolean remapPaths,
        DebugLevel symbols,
        Path output) {

    /** The same with other settings of the cargo profile on top. */
    public CrateRequest withProfile(Map<String, String> settings) {
        CargoOptions changed = options.withOverrides(options.overrides().and(settings));
        return new CrateRequest(folder, packageName, targets, changed, remapPaths, symbols, output);
    }
}
