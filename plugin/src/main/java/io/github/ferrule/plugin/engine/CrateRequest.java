package io.github.ferrule.plugin.engine;

import io.github.ferrule.plugin.build.CargoOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user wrote, before the crate has been looked at.
 *
 * @param folder the folder with {@code Cargo.toml}
 * @param packageName the package to build, where the folder holds a workspace
 * @param targets the platforms
 * @param options what is wanted of cargo
 * @param remapPaths whether the libraries name this machine's folders by other names
 * @param output the folder for the libraries
 */
public record CrateRequest(
        Path folder,
        Optional<String> packageName,
        Wanted targets,
        CargoOptions options,
        boolean remapPaths,
        Path output) {}
