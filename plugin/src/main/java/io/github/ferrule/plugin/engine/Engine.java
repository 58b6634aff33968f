package io.github.ferrule.plugin.engine;

import io.github.ferrule.plugin.build.BuildExecutor;
import io.github.ferrule.plugin.build.BuildGroup;
import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildPlanner;
import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.BuildRequest;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.CargoZigbuild;
import io.github.ferrule.plugin.build.Crate;
import io.github.ferrule.plugin.build.LibraryFolder;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.cargo.CargoManifest;
import io.github.ferrule.plugin.cargo.CargoMetadata;
import io.github.ferrule.plugin.problem.FerruleException;
import io.github.ferrule.plugin.problem.Problem;
import io.github.ferrule.plugin.problem.ProblemCode;
import io.github.ferrule.plugin.process.CommandRunner;
import io.github.ferrule.plugin.run.TestPlanner;
import io.github.ferrule.plugin.run.TestRun;
import io.github.ferrule.plugin.sbom.Inventory;
import io.github.ferrule.plugin.symbols.SymbolPlan;
import io.github.ferrule.plugin.symbols.SymbolSplitter;
import io.github.ferrule.plugin.target.TargetSpec;
import io.github.ferrule.plugin.target.TargetTriple;
import io.github.ferrule.plugin.toolchain.Provisioning;
import io.github.ferrule.plugin.toolchain.Rust;
import io.github.ferrule.plugin.toolchain.RustCompiler;
import io.github.ferrule.plugin.toolchain.StandardLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Plans and runs the build of one crate on this machine. */
public final class Engine {

    private final CommandRunner runner;
    private final Provisioning provisioning;
    private final Consumer<String> output;
    private final Machine machine;

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
        this.provisioning = provisioning;
        this.output = output;
        this.machine = new Machine(runner, environment, provisioning, output);
    }

    /** Looks at the crate and the machine, and decides what is to be done; changes nothing. */
    public Prepared prepare(CrateRequest request) throws IOException {
        Path manifest = manifest(request.folder());
        Rust rust = new Rust(runner, manifest.getParent(), request.options().toolchain());
        RustCompiler compiler = rust.compiler();
        CargoMetadata metadata = rust.metadata();
        Crate crate = Crate.select(metadata, manifest, request.packageName());
        List<TargetRequest> targets = orHost(request.targets(), compiler);
        BuildPlanner planner = new BuildPlanner(
                machine.backends(triples(targets)),
                machine.host(
                        compiler,
                        crate.cargoPackage().directory(),
                        metadata.workspaceRoot(),
                        rust.deploymentTargets(triples(targets))));
        CargoOptions options = request.remapPaths()
                ? request.options().withRemapping(machine.remapping(compiler, metadata.workspaceRoot()))
                : request.options();
        SymbolPlan symbols = machine.symbols(request.symbols(), triples(targets), compiler);
        BuildPlan plan = planner.plan(
                new BuildRequest(crate, symbols.applyTo(targets), symbols.applyTo(options), request.output()));
        return new Prepared(plan, symbols, rust, compiler);
    }

    /** Installs what the plan lacks, and runs it. */
    public BuildReport build(Prepared prepared) throws IOException {
        provide(prepared);
        BuildPlan plan = prepared.plan();
        BuildReport report =
                new BuildExecutor(runner, output, prepared.compiler().version()).execute(plan);
        return prepared.symbols().sources().isEmpty()
                ? report
                : new SymbolSplitter(runner, prepared.symbols(), new LibraryFolder(plan.output())).split(report);
    }

    /** Decides how each target's tests would be run. */
    public List<TestRun> testRuns(Prepared prepared) {
        return new TestPlanner(machine.emulators(prepared.plan()
                        .libraries()
                        .map(it -> it.target().triple())
                        .toList()))
                .plan(prepared.plan());
    }

    /** Installs what the plan lacks. */
    public void provide(Prepared prepared) {
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
                .forEach(backend -> machine.ensure((CargoZigbuild) backend));
    }

    /**
     * Decides how each target would be built, and collects what stands in the way.
     *
     * @param folder the crate's folder, which decides about the toolchain
     * @param wanted the platforms; none means this machine's own
     * @param toolchain the rustup toolchain that the user chose
     */
    public Survey survey(Path folder, List<TargetRequest> wanted, Optional<String> toolchain) throws IOException {
        Survey survey = new Survey(wanted);
        try {
            RustCompiler compiler = new Rust(runner, folder, toolchain).compiler();
            List<TargetRequest> targets = orHost(wanted, compiler);
            survey.decide(
                    compiler,
                    targets,
                    machine.backends(triples(targets)),
                    machine.host(compiler, folder, folder, Map.of()));
        } catch (FerruleException e) {
            survey.problems().addAll(e.problems());
        }
        return survey;
    }

    private static List<TargetRequest> orHost(List<TargetRequest> targets, RustCompiler compiler) {
        return targets.isEmpty()
                ? List.of(TargetRequest.of(new TargetSpec(compiler.host(), Optional.empty())))
                : targets;
    }

    private static List<TargetTriple> triples(List<TargetRequest> targets) {
        return targets.stream().map(target -> target.spec().triple()).toList();
    }

    /** Says, beside each library, which crates are in it, with their licences. */
    public void takeInventory(Prepared prepared, BuildReport report) throws IOException {
        Map<TargetTriple, BuildGroup> groups = new HashMap<>();
        prepared.plan()
                .steps()
                .forEach(step -> step.libraries()
                        .forEach(library -> groups.put(library.target().triple(), step.group())));
        for (BuiltLibrary library : report.libraries()) {
            TargetTriple target = library.target().triple();
            BuildGroup group = groups.get(target);
            Inventory.of(library)
                    .write(
                            library,
                            prepared.rust()
                                    .dependencies(group.crate().cargoPackage().id(), target, group.options()));
        }
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
     * @param symbols what is to be done for debug symbols
     * @param rust the toolchain of the crate's folder
     * @param compiler what its compiler said of itself
     */
    public record Prepared(BuildPlan plan, SymbolPlan symbols, Rust rust, RustCompiler compiler) {

        /** All of it, as a page to read. */
        public List<String> describe() {
            return Stream.concat(plan.describe().stream(), symbols.describe().stream())
                    .toList();
        }
    }
}
