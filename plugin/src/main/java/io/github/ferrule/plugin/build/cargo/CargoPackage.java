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
 * @param dependencies the names of the crates that its code uses directly, on any platform and with any feature
 */
public record CargoPackage(
        String id, String name, Path manifest, List<CargoTarget> targets, List<String> dependencies) {

    public CargoPackage {
        targets = List.copyOf(targets);
        dependencies = List.copyOf(dependencies);
    }

    /** The name of its {@code cdylib} as linkers see it, if it has one. */
    public Optional<String> cdylib() {
        return targets.stream()
                .filter(CargoTarget::isCdylib)
                .map(CargoTarget::crateName)
                .findFirst();
    }

    /** The program of this name, if it has one. */
    public Optional<CargoTarget> program(String program) {
        return targets.stream()
                .filter(target -> target.isProgram() && target.name().equals(program))
                .findFirst();
    }

    /** The folder that cargo is to be started in, so that its configuration files count. */
    public Path directory() {
        return manifest.getParent();
    }
}
