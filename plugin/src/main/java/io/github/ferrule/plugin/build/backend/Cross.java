package io.github.ferrule.plugin.build.backend;

import io.github.ferrule.plugin.build.BuildGroup;
import io.github.ferrule.plugin.build.Crate;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.cargo.CargoMessage.Artifact;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cargo in a container that has the platform's compiler and libraries, by cross.
 *
 * @param program its name or path
 */
public record Cross(String program) implements Backend {

    private static final Path TARGET_FOLDER = Path.of("/target");
    private static final Path WORKSPACE = Path.of("/project");

    @Override
    public String name() {
        return "cross";
    }

    @Override
    public Suitability suitability(TargetSpec target, Host host) {
        if (target.triple().slices().size() > 1) {
            return Suitability.no("no container builds for two processors at once");
        }
        if (target.glibcFloor().isPresent()) {
            return Suitability.no("the container's image decides the glibc");
        }
        return Suitability.yes(
                host.cross().hasSection(target.triple())
                        ? ("Cross.toml has a section for it: " + host.cross().describe(target.triple()))
                                .replaceFirst(": $", "")
                        : "a container brings its compiler and libraries");
    }

    @Override
    public Command command(CargoSubcommand verb, BuildGroup group) {
        return verb.complete(group.call(program, verb.word()), group).withEnvironment(environment(group));
    }

    private Map<String, Optional<String>> environment(BuildGroup group) {
        TargetRequest target = group.targets().get(0);
        String passthrough = "CROSS_TARGET_" + target.spec().triple().asEnvironmentName() + "_ENV_PASSTHROUGH";
        String passed = Stream.concat(
                        group.host().variable(passthrough).stream(),
                        Stream.concat(
                                Stream.of("SOURCE_DATE_EPOCH", "CARGO_ENCODED_RUSTFLAGS", target.rustflagsVariable()),
                                target.environment().keySet().stream()))
                .collect(Collectors.joining(" "));
        return Map.of(
                // what is set for a build must reach it in its container
                passthrough,
                Optional.of(passed),
                // cross-rs/cross#659: without it, later versions may quietly build with the host's cargo
                "CROSS_NO_WARNINGS",
                Optional.of("1"),
                // By its path: rustup 1.28 and later mark the toolchain that is named by a default or an
                // override as "(active)", which cross 0.2.5 cannot read. It takes it for missing, installs it
                // again, and so upgrades the user's own.
                "RUSTUP_TOOLCHAIN",
                Optional.of(group.host().sysroot().toString()),
                "CARGO_TARGET_DIR",
                Optional.of(targetDirectory(group).toString()));
    }

    @Override
    public boolean needsStandardLibrary(TargetTriple target, Host host) {
        return !host.cross().buildsStandardLibrary(target);
    }

    @Override
    public boolean usesContainers() {
        return true;
    }

    @Override
    public void install(ToolInstaller tools) {
        tools.installCargoTool(program);
    }

    @Override
    public List<String> tools() {
        return List.of("cross", "docker");
    }

    @Override
    public boolean takesSeveralTargets() {
        return false;
    }

    /** Returns a folder of its own: build scripts of the host would need a newer glibc than the container has (cross-rs/cross#724). */
    @Override
    public Path targetDirectory(BuildGroup group) {
        return group.crate()
                .targetDirectory()
                .resolve("cross")
                .resolve(group.targets().get(0).spec().triple().text());
    }

    /** Compares the manifest, because the identifier names a folder that exists only in the container. */
    @Override
    public boolean isOurs(Artifact artifact, BuildGroup group) {
        Crate crate = group.crate();
        Path manifest = crate.workspaceRoot().relativize(crate.cargoPackage().manifest());
        return artifact.manifest().equals(WORKSPACE.resolve(manifest.toString()));
    }

    /** The host's cargo built any file outside the container's target folder. */
    @Override
    public Optional<Path> hostPath(Path reported, BuildGroup group) {
        return reported.startsWith(TARGET_FOLDER)
                ? Optional.of(targetDirectory(group)
                        .resolve(TARGET_FOLDER.relativize(reported).toString()))
                : Optional.empty();
    }

    /** cross-rs/cross#1591: no image for the target, or no support for this host, is a mere note to cross 0.2.5. */
    @Override
    public boolean gaveUp(String output) {
        return output.contains("Falling back to `cargo` on the host");
    }
}
