package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.cargo.CargoConfig;
import io.github.ferrule.plugin.build.cargo.CrossConfig;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /** Returns the linker that the user configured for a target, and the place: a variable, or a line of a file. */
    public Optional<CargoConfig.Setting> configuredLinker(TargetTriple target) {
        String name = "CARGO_TARGET_" + target.asEnvironmentName() + "_LINKER";
        return linkerFlag(target)
                .or(() -> variable(name).map(linker -> new CargoConfig.Setting(linker, name)))
                .or(() -> config.linker(target))
                .or(() -> settings(target, environment)
                        .linker()
                        .map(linker -> new CargoConfig.Setting(linker, place("linker\\s*=\\s*[\"']", linker))));
    }

    /** Returns the linker that a flag for rustc names: rustc takes it instead of any that cargo or a backend chooses. */
    public Optional<CargoConfig.Setting> linkerFlag(TargetTriple target) {
        return settings(target, environment)
                .linkerFlag()
                .map(linker -> new CargoConfig.Setting(linker, place("linker=", linker)));
    }

    private String place(String before, String linker) {
        return config.place(Pattern.compile(before + Pattern.quote(linker)))
                .orElse("RUSTFLAGS, an included file or  --config");
    }

    /** Returns the command that the user configured to run a target's programs. */
    public Optional<String> configuredRunner(TargetTriple target) {
        return variable("CARGO_TARGET_" + target.asEnvironmentName() + "_RUNNER")
                .or(() -> config.runner(target));
    }

    /** Returns the settings that cargo takes from the user for a target. */
    CargoSettings settings(TargetRequest target) {
        return settings(target.spec().triple(), environment(target));
    }

    private CargoSettings settings(TargetTriple target, Map<String, String> variables) {
        return Optional.ofNullable(settings.get(target))
                .orElseGet(
                        () -> CargoSettings.of(variables, "CARGO_TARGET_" + target.asEnvironmentName() + "_RUSTFLAGS"));
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
