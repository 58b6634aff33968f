package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.cargo.CargoConfig;
import io.github.ferrule.plugin.build.cargo.CrossConfig;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that builds, as far as the plan depends on it.
 *
 * @param triple the compiler's own target
 * @param rustc the compiler's release
 * @param sysroot the compiler's own folder
 * @param environment the environment variables
 * @param config the user's cargo configuration
 * @param cross what {@code Cross.toml} says
 * @param deploymentTargets the oldest macOS that rustc builds for by default, where that was asked
 */
public record Host(
        TargetTriple triple,
        String rustc,
        Path sysroot,
        Map<String, String> environment,
        CargoConfig config,
        CrossConfig cross,
        Map<TargetTriple, String> deploymentTargets) {

    public Host {
        environment = Map.copyOf(environment);
        deploymentTargets = Map.copyOf(deploymentTargets);
    }

    /** The linker that the user set for a target: the environment counts before the files, as for cargo. */
    public Optional<String> configuredLinker(TargetTriple target) {
        return variable("CARGO_TARGET_" + target.asEnvironmentName() + "_LINKER")
                .or(() -> config.linker(target));
    }

    /** What the user set to run a target's programs with. */
    public Optional<String> configuredRunner(TargetTriple target) {
        return variable("CARGO_TARGET_" + target.asEnvironmentName() + "_RUNNER")
                .or(() -> config.runner(target));
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
