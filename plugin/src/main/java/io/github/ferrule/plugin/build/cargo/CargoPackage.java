package io.github.ferrule.plugin.build.cargo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A package of the workspace.
 *
 * @param id cargo's own identifier, which its messages repeat
 * @param name the name in the manifest
 * @param manifest the path of its {@code Cargo.toml}
 * @param targets the libraries and programs that it builds
 */
public record CargoPackage(String id, String name, Path manifest, List<CargoTarget> targets) {

    /** The name of its {@code cdylib} as linkers see it, if it has one. */
    public Optional<String> cdylib() {
        return targets.stream()
                .filter(CargoTarget::isCdylib)
                .map(CargoTarget::crateName)
                .findFirst();
    }

    /** The folder that cargo is to be started in, so that its configuration files count. */
    public Path directory() {
        return manifest.getParent();
    }
}
