package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.cargo.CargoConfig;
import io.github.ferrule.plugin.target.TargetTriple;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The machine that builds, as far as the plan depends on it.
 *
 * @param triple the compiler's own target
 * @param sysroot the compiler's own folder
 * @param environment the environment variables
 * @param config the user's cargo configuration
 * @param crossTargets triples that {@code Cross.toml} has a section for
 * @param deploymentTargets the oldest macOS that rustc builds for by default, where that was asked
 */
public record Host(
        TargetTriple triple,
        Path sysroot,
        Map<String, String> environment,
        CargoConfig config,
        Set<String> crossTargets,
        Map<TargetTriple, String> deploymentTargets) {

    public Host {
        environment = Map.copyOf(environment);
        crossTargets = Set.copyOf(crossTargets);
        deploymentTargets = Map.copyOf(deploymentTargets);
    }

    /** The linker that the user set for a target: the environment counts before the files, as for cargo. */
    public Optional<String> configuredLinker(TargetTriple target) {
        return variable("CARGO_TARGET_" + target.asEnvironmentName() + "_LINKER")
                .or(() -> config.linker(target));
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
