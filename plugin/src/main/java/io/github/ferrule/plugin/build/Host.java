package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.cargo.CargoConfig;
import io.github.ferrule.plugin.build.cargo.CrossConfig;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that builds: everything about it that a plan depends on.
 *
 * @param triple the compiler's own target
 * @param rustc the compiler's release
 * @param sysroot the compiler's own folder
 * @param environment the environment variables
 * @param config the user's cargo configuration
 * @param cross the contents of {@code Cross.toml}
 * @param settings the user's settings for each target, as cargo reports them; absent for a target without any
 * @param deploymentTargets the oldest macOS that rustc builds for by default, for each Apple target
 */
public record Host(
        TargetTriple triple,
        String rustc,
        Path sysroot,
        Map<String, String> environment,
        CargoConfig config,
        CrossConfig cross,
        Map<TargetTriple, CargoSettings> settings,
        Map<TargetTriple, String> deploymentTargets) {

    public Host {
        environment = Map.copyOf(environment);
        settings = Map.copyOf(settings);
        deploymentTargets = Map.copyOf(deploymentTargets);
    }

    /** Returns the linker that the user configured for a target; variables take precedence over files, as for cargo. */
    public Optional<String> configuredLinker(TargetTriple target) {
        return variable("CARGO_TARGET_" + target.asEnvironmentName() + "_LINKER")
                .or(() -> config.linker(target).map(CargoConfig.Setting::value));
    }

    /** Returns the place where the user configured a linker: a variable, or a line of a file. */
    public Optional<String> linkerPlace(TargetTriple target) {
        String name = "CARGO_TARGET_" + target.asEnvironmentName() + "_LINKER";
        return variable(name).map(value -> name).or(() -> config.linker(target).map(CargoConfig.Setting::place));
    }

    /** Returns the command that the user configured to run a target's programs. */
    public Optional<String> configuredRunner(TargetTriple target) {
        return variable("CARGO_TARGET_" + target.asEnvironmentName() + "_RUNNER")
                .or(() -> config.runner(target));
    }

    /** Returns the settings that cargo takes from the user for a target. */
    CargoSettings settings(TargetRequest target) {
        return Optional.ofNullable(settings.get(target.spec().triple()))
                .orElseGet(() -> CargoSettings.of(environment(target), target.rustflagsVariable()));
    }

    /** Returns the environment variables for a target, including those that the user configured for it. */
    Map<String, String> environment(TargetRequest target) {
        Map<String, String> merged = new HashMap<>(environment);
        merged.putAll(target.environment());
        return merged;
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
