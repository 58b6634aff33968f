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

/**
 * Targets that agree in all that one cargo process can have only once, and so share it.
 *
 * @param crate what is built
 * @param targets for which platforms
 * @param options how
 * @param host where
 */
public record BuildGroup(Crate crate, List<TargetRequest> targets, CargoOptions options, Host host) {

    // rust-lang/rust, compiler/rustc_target/src/spec/base/apple: the default for arm64
    private static final String MACOS_ON_ARM = "11.0";

    public BuildGroup {
        targets = List.copyOf(targets);
    }

    /** The same with flags of rustc that a backend needs, before those of the user. */
    public BuildGroup withRustflags(Function<TargetRequest, List<String>> flags) {
        return new BuildGroup(
                crate,
                targets.stream()
                        .map(target -> target.withRustflags(flags.apply(target)))
                        .toList(),
                options,
                host);
    }

    /** A call in the package's folder. */
    public Command call(String program, String... words) {
        return Command.of(crate.cargoPackage().directory(), program, words);
    }

    /** Cargo's arguments, with each target in the form that the backend wants. */
    public List<String> arguments(Function<TargetSpec, String> form) {
        List<String> arguments = new ArrayList<>(options.arguments());
        if (targets.size() > 1) {
            arguments.add("--keep-going");
        }
        targets.forEach(target -> arguments.addAll(List.of("--target", form.apply(target.spec()))));
        targets.forEach(
                target -> options.remapping().arguments(target.spec().triple()).forEach(arguments::add));
        return arguments;
    }

    /** Cargo's arguments for the tests of the only target. */
    public List<String> testArguments(Function<TargetSpec, String> form) {
        List<String> arguments = new ArrayList<>(options.testArguments());
        arguments.addAll(List.of("--target", form.apply(targets.get(0).spec())));
        return arguments;
    }

    /** The environment that differs from this process's own. */
    public Map<String, Optional<String>> environment() {
        return with(new RustFlags(host, crate.library(), !options.remapping().isEmpty()).environment(targets));
    }

    /** The same for tests: a program needs none of the flags of a library, and for musl is better off without. */
    public Map<String, Optional<String>> testEnvironment() {
        return with(new RustFlags(host, crate.library(), false).environmentOfTests(targets));
    }

    /** All flags that rustc gets for a target. */
    List<String> rustflags(TargetTriple target) {
        RustFlags flags =
                new RustFlags(host, crate.library(), !options.remapping().isEmpty());
        return targets.stream()
                .filter(request -> target.slices().contains(request.spec().triple()))
                .flatMap(request -> flags.inForce(request).stream())
                .toList();
    }

    private Map<String, Optional<String>> with(Map<String, Optional<String>> flags) {
        TreeMap<String, Optional<String>> changes = new TreeMap<>(flags);
        options.toolchain().ifPresent(name -> changes.put("RUSTUP_TOOLCHAIN", Optional.of(name)));
        if (host.variable("MACOSX_DEPLOYMENT_TARGET").isEmpty()) {
            oldestMacos().ifPresent(version -> changes.put("MACOSX_DEPLOYMENT_TARGET", Optional.of(version)));
        }
        targets.forEach(target -> target.environment().forEach((name, value) -> changes.put(name, Optional.of(value))));
        return changes;
    }

    /**
     * What rustc itself would name; without it zig stamps the newest macOS as the oldest that may load the file. There is
     * one variable for the whole process, so the strictest of its targets decides.
     */
    private Optional<String> oldestMacos() {
        return targets.stream()
                .filter(RustFlags::isApple)
                .map(target -> target.spec().triple())
                .map(triple -> host.deploymentTargets().getOrDefault(triple, MACOS_ON_ARM))
                .max(Comparator.comparing(Version::parse));
    }
}
