package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.target.TargetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Targets that agree in all that one cargo process can have only once, and so share it.
 *
 * @param crate what is built
 * @param targets for which platforms
 * @param options how
 * @param host where
 */
public record BuildGroup(Crate crate, List<TargetRequest> targets, CargoOptions options, Host host) {

    // Fact 10 of zig's defaults: without this its linker stamps the newest macOS as the oldest that may load the file.
    private static final String MACOS_FLOOR = "11.0";

    public BuildGroup {
        targets = List.copyOf(targets);
    }

    /** The same with flags of rustc that a backend needs, before those of the user. */
    BuildGroup withRustflags(Function<TargetRequest, List<String>> flags) {
        return new BuildGroup(
                crate,
                targets.stream()
                        .map(target -> target.withRustflags(flags.apply(target)))
                        .toList(),
                options,
                host);
    }

    /** Cargo's arguments, with each target in the form that the backend wants. */
    List<String> arguments(Function<TargetSpec, String> form) {
        List<String> arguments = new ArrayList<>(options.arguments());
        if (targets.size() > 1) {
            arguments.add("--keep-going");
        }
        targets.forEach(target -> arguments.addAll(List.of("--target", form.apply(target.spec()))));
        return arguments;
    }

    /** The environment that differs from this process's own. */
    Map<String, Optional<String>> environment() {
        TreeMap<String, Optional<String>> changes =
                new TreeMap<>(new RustFlags(host, crate.library()).environment(targets));
        options.toolchain().ifPresent(name -> changes.put("RUSTUP_TOOLCHAIN", Optional.of(name)));
        if (host.variable("MACOSX_DEPLOYMENT_TARGET").isEmpty()
                && targets.stream().anyMatch(RustFlags::isApple)) {
            changes.put("MACOSX_DEPLOYMENT_TARGET", Optional.of(MACOS_FLOOR));
        }
        targets.forEach(target -> target.environment().forEach((name, value) -> changes.put(name, Optional.of(value))));
        return changes;
    }
}
