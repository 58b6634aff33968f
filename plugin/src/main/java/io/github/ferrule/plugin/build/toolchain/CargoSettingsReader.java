package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.CargoSettings;
import io.github.ferrule.plugin.build.CargoSettings.Source;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.cargo.CargoConfig;
import io.github.ferrule.plugin.build.cargo.RustcCall;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.file.Folders;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks cargo for the flags and variables that it passes to rustc: it checks an empty package in the crate's folder, where
 * the same configuration applies, and prints the calls.
 *
 * @param rust the toolchain of the crate's folder
 * @param environment the environment variables
 * @param arguments the {@code --config} options that the user passes to cargo
 */
public record CargoSettingsReader(RustToolchain rust, Map<String, String> environment, List<String> arguments) {

    private static final String MANIFEST = """
            [package]
            name = "ferrule-probe"
            version = "0.0.0"
            edition = "2021"

            [lib]
            path = "lib.rs"

            [workspace]
            """;

    /** A flag that arrives only if {@code build.rustflags} counts. */
    private static final String MARKER = "--cfg=ferrule_probe";

    /**
     * Returns the settings of each target; none if no configuration file or argument can have any, because variables need
     * no cargo to interpret them.
     *
     * @throws FerruleException if cargo cannot read its configuration
     */
    public Map<TargetTriple, CargoSettings> ask(Collection<TargetRequest> targets, CargoConfig config)
            throws IOException {
        boolean apple =
                targets.stream().anyMatch(target -> target.spec().triple().isMacos());
        boolean configured = config.mentions("rustflags", "include", "\\u", "cfg(")
                || (apple && config.mentions("MACOSX_DEPLOYMENT_TARGET"))
                || !arguments.isEmpty();
        if (!configured) {
            return Map.of();
        }
        Map<SortedMap<String, String>, List<TargetTriple>> groups = new LinkedHashMap<>();
        for (TargetRequest target : targets) {
            groups.computeIfAbsent(target.environment(), variables -> new ArrayList<>())
                    .addAll(target.spec().triple().slices());
        }
        Map<TargetTriple, CargoSettings> settings = new HashMap<>();
        Path folder = Files.createTempDirectory("ferrule-probe");
        try {
            Files.writeString(folder.resolve("Cargo.toml"), MANIFEST);
            Files.writeString(folder.resolve("lib.rs"), "");
            int number = 0;
            for (Map.Entry<SortedMap<String, String>, List<TargetTriple>> group : groups.entrySet()) {
                Path output = folder.resolve("target" + number++);
                settings.putAll(ask(group.getKey(), group.getValue(), folder.resolve("Cargo.toml"), output));
            }
        } finally {
            Folders.delete(folder);
        }
        return settings;
    }

    private Map<TargetTriple, CargoSettings> ask(
            Map<String, String> own, List<TargetTriple> targets, Path manifest, Path output) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(own);
        List<String> words = new ArrayList<>(List.of("--manifest-path", manifest.toString(), "--target-dir"));
        words.add(output.toString());
        targets.forEach(target -> words.addAll(List.of("--target", target.text())));
        words.addAll(arguments);
        // the user's build-dir would take precedence over --target-dir for the folders in rustc's arguments
        words.addAll(List.of("--config", "build.build-dir=" + toml(output)));
        Map<String, Optional<String>> changes = new TreeMap<>();
        own.forEach((name, value) -> changes.put(name, Optional.of(value)));
        changes.put(
                "CARGO_BUILD_RUSTFLAGS",
                Optional.of((variables.getOrDefault("CARGO_BUILD_RUSTFLAGS", "") + " " + MARKER).trim()));
        changes.put("CARGO_TERM_COLOR", Optional.of("never"));
        CommandResult result = rust.cargo(List.of("check", "-vv", "--offline", "--keep-going"), words, changes);
        boolean process = variables.containsKey("CARGO_ENCODED_RUSTFLAGS") || variables.containsKey("RUSTFLAGS");
        Map<TargetTriple, CargoSettings> settings = new HashMap<>();
        result.error()
                .lines()
                .flatMap(line -> RustcCall.parse(line).stream())
                .forEach(call -> call.option("--target")
                        .ifPresent(target -> call.flags(output.toString())
                                .ifPresent(flags ->
                                        settings.put(TargetTriple.parse(target), settings(call, flags, process)))));
        targets.stream()
                .filter(target -> !settings.containsKey(target))
                .findFirst()
                .ifPresent(target -> {
                    throw unreadable(target, result);
                });
        return settings;
    }

    private static String toml(Path path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static CargoSettings settings(RustcCall call, List<String> flags, boolean process) {
        boolean build = flags.contains(MARKER);
        Source other = process ? Source.PROCESS : Source.TARGET;
        return new CargoSettings(
                flags.stream().filter(flag -> !flag.equals(MARKER)).toList(),
                build ? Source.BUILD : other,
                call.variable("MACOSX_DEPLOYMENT_TARGET"),
                RustcCall.codegenOption(call.words().subList(0, call.words().size() - flags.size()), "linker"));
    }

    private FerruleException unreadable(TargetTriple target, CommandResult result) {
        return Problem.of(
                        ProblemCode.BROKEN_CARGO_CONFIG,
                        target + ": cargo cannot apply its configuration in " + rust.directory())
                .facts(result.error()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .limit(10)
                        .toList())
                .remedy("run  cargo check -vv --target " + target + "  there, and correct what it reports")
                .asException();
    }
}
