package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.Command;
import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Targets that share a cargo process, because they agree in everything that a process has only once.
 *
 * @param crate the crate to build
 * @param targets the targets
 * @param options the options for cargo
 * @param host the machine that builds
 */
public record BuildGroup(Crate crate, List<TargetRequest> targets, CargoOptions options, Host host) {

    // rust-lang/rust, compiler/rustc_target/src/spec/base/apple: the default for arm64
    private static final String MACOS_ON_ARM = "11.0";

    public BuildGroup {
        targets = List.copyOf(targets);
    }

    /** Returns a call in the package's folder. */
    public Command call(String program, String... words) {
        return Command.of(crate.cargoPackage().directory(), program, words);
    }

    /** Returns cargo's arguments, with each target in the form that the backend expects. */
    public List<String> arguments(Function<TargetSpec, String> form) {
        List<String> arguments = new ArrayList<>(options.arguments());
        if (targets.size() > 1) {
            arguments.add("--keep-going");
        }
        targets.forEach(target -> arguments.addAll(List.of("--target", form.apply(target.spec()))));
        return arguments;
    }

    /** Returns cargo's arguments for the tests of the only target. */
    public List<String> testArguments(Function<TargetSpec, String> form) {
        List<String> arguments = new ArrayList<>(options.testArguments());
        arguments.addAll(List.of("--target", form.apply(targets.get(0).spec())));
        return arguments;
    }

    /** Returns the variables that differ from this process's own. */
    public Map<String, Optional<String>> environment() {
        return with(rustFlags().environment(targets));
    }

    /** Returns the variables for tests, without the flags of a library. */
    public Map<String, Optional<String>> testEnvironment() {
        return with(rustFlags().environmentOfTests(targets));
    }

    /** Returns all flags that rustc gets for a target. */
    public List<String> rustflags(TargetTriple target) {
        return targets.stream()
                .filter(request -> target.slices().contains(request.spec().triple()))
                .flatMap(request -> rustFlags().inForce(request).stream())
                .toList();
    }

    private RustFlags rustFlags() {
        return new RustFlags(host, crate.library(), options.remapping());
    }

    private Map<String, Optional<String>> with(Map<String, Optional<String>> flags) {
        TreeMap<String, Optional<String>> changes = new TreeMap<>();
        options.toolchain().ifPresent(name -> changes.put("RUSTUP_TOOLCHAIN", Optional.of(name)));
        oldestMacos().ifPresent(version -> changes.put("MACOSX_DEPLOYMENT_TARGET", Optional.of(version)));
        targets.forEach(target -> target.environment().forEach((name, value) -> changes.put(name, Optional.of(value))));
        changes.putAll(flags);
        return changes;
    }

    /**
     * Returns the oldest macOS that the libraries must load on: cargo's {@code [env]} table, this process's variable, or
     * rustc's default. Without the variable, zig would choose the newest. A process has only one, so the strictest of its
     * targets decides.
     */
    private Optional<String> oldestMacos() {
        Stream<TargetRequest> apple = targets.stream().filter(RustFlags::isApple);
        return apple.flatMap(target -> host
                        .settings(target)
                        .deploymentTarget()
                        .or(() -> host.variable("MACOSX_DEPLOYMENT_TARGET").isPresent()
                                ? Optional.empty()
                                : Optional.of(host.deploymentTargets()
                                        .getOrDefault(target.spec().triple(), MACOS_ON_ARM)))
                        .stream())
                .max(Comparator.comparing(Version::parse));
    }
}
