package io.github.ferrule.plugin.engine;

import io.github.ferrule.plugin.build.Backends;
import io.github.ferrule.plugin.build.BuildExecutor;
import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildPlanner;
import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.BuildRequest;
import io.github.ferrule.plugin.build.CargoZigbuild;
import io.github.ferrule.plugin.build.Crate;
import io.github.ferrule.plugin.build.Cross;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.NativeCargo;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.cargo.CargoManifest;
import io.github.ferrule.plugin.cargo.CargoMetadata;
import io.github.ferrule.plugin.problem.Problem;
import io.github.ferrule.plugin.problem.ProblemCode;
import io.github.ferrule.plugin.process.CommandRunner;
import io.github.ferrule.plugin.process.ExecutableFinder;
import io.github.ferrule.plugin.target.TargetSpec;
import io.github.ferrule.plugin.toolchain.CargoFiles;
import io.github.ferrule.plugin.toolchain.PipTools;
import io.github.ferrule.plugin.toolchain.Provisioning;
import io.github.ferrule.plugin.toolchain.Rust;
import io.github.ferrule.plugin.toolchain.RustCompiler;
import io.github.ferrule.plugin.toolchain.StandardLibraries;
import io.github.ferrule.plugin.toolchain.ZigProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Plans and runs the build of one crate on this machine. */
public final class Engine {

    private final CommandRunner runner;
    private final Map<String, String> environment;
    private final Provisioning provisioning;
    private final Consumer<String> output;
    private final ZigProvider zig;

    /**
     * Wires the pieces.
     *
     * @param runner starts programs
     * @param environment the environment variables
     * @param provisioning whether missing tools may be installed
     * @param output gets each line that a tool prints
     */
    public Engine(
            CommandRunner runner, Map<String, String> environment, Provisioning provisioning, Consumer<String> output) {
        this.runner = runner;
        this.environment = Map.copyOf(environment);
        this.provisioning = provisioning;
        this.output = output;
        ExecutableFinder finder = new ExecutableFinder(environment);
        this.zig = new ZigProvider(finder, environment, runner, new PipTools(runner, finder, provisioning, output));
    }

    /** Looks at the crate and the machine, and decides what is to be done; changes nothing. */
    public Prepared prepare(CrateRequest request) throws IOException {
        Path manifest = manifest(request.folder());
        Rust rust = new Rust(runner, manifest.getParent(), request.options().toolchain());
        RustCompiler compiler = rust.compiler();
        CargoMetadata metadata = rust.metadata();
        Crate crate = Crate.select(metadata, manifest, request.packageName());
        Host host = new Host(
                compiler.host(),
                compiler.sysroot(),
                environment,
                CargoFiles.config(crate.cargoPackage().directory(), environment),
                CargoFiles.crossTargets(metadata.workspaceRoot(), environment));
        List<TargetRequest> targets = request.targets().isEmpty()
                ? List.of(TargetRequest.of(new TargetSpec(compiler.host(), Optional.empty())))
                : request.targets();
        Backends backends = new Backends(new NativeCargo(), zig.locate(), new Cross("cross"));
        BuildPlan plan = new BuildPlanner(backends, host)
                .plan(new BuildRequest(crate, targets, request.options(), request.output()));
        return new Prepared(plan, rust, compiler);
    }

    /** Installs what the plan lacks, and runs it. */
    public BuildReport build(Prepared prepared) throws IOException {
        BuildPlan plan = prepared.plan();
        new StandardLibraries(prepared.rust(), provisioning, output)
                .ensure(
                        plan.libraries()
                                .map(library -> library.target().triple())
                                .toList(),
                        prepared.compiler());
        plan.steps().stream()
                .map(step -> step.backend())
                .filter(CargoZigbuild.class::isInstance)
                .distinct()
                .forEach(backend -> zig.ensure((CargoZigbuild) backend));
        return new BuildExecutor(runner, output, prepared.compiler().version()).execute(plan);
    }

    private static Path manifest(Path folder) throws IOException {
        Path manifest = folder.resolve("Cargo.toml");
        if (!Files.isRegularFile(manifest)) {
            throw Problem.of(ProblemCode.NO_MANIFEST, folder + ": has no Cargo.toml")
                    .remedy("set  <crate>path/to/the/crate</crate>  or create one there with")
                    .remedy("  cargo init --lib " + folder)
                    .asException();
        }
        CargoManifest.check(manifest, Files.readString(manifest));
        return manifest.toRealPath();
    }

    /**
     * A plan and the toolchain that it was made for.
     *
     * @param plan what is to be done
     * @param rust the toolchain of the crate's folder
     * @param compiler what its compiler said of itself
     */
    public record Prepared(BuildPlan plan, Rust rust, RustCompiler compiler) {}
}
