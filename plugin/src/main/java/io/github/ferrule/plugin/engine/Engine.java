package io.github.ferrule.plugin.engine;

import io.github.ferrule.plugin.build.Backend;
import io.github.ferrule.plugin.build.Backends;
import io.github.ferrule.plugin.build.BuildExecutor;
import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildPlanner;
import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.BuildRequest;
import io.github.ferrule.plugin.build.BuildStep;
import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.Crate;
import io.github.ferrule.plugin.build.Host;
import io.github.ferrule.plugin.build.LibraryFolder;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.cargo.CargoManifest;
import io.github.ferrule.plugin.cargo.CargoMetadata;
import io.github.ferrule.plugin.problem.FerruleException;
import io.github.ferrule.plugin.problem.Problem;
import io.github.ferrule.plugin.problem.ProblemCode;
import io.github.ferrule.plugin.process.CommandRunner;
import io.github.ferrule.plugin.process.Questions;
import io.github.ferrule.plugin.run.TestPlanner;
import io.github.ferrule.plugin.run.TestRun;
import io.github.ferrule.plugin.sbom.FormerInventories;
import io.github.ferrule.plugin.symbols.SymbolPlan;
import io.github.ferrule.plugin.symbols.SymbolSplitter;
import io.github.ferrule.plugin.target.OperatingSystem;
import io.github.ferrule.plugin.target.TargetTriple;
import io.github.ferrule.plugin.toolchain.Cargo;
import io.github.ferrule.plugin.toolchain.Provisioning;
import io.github.ferrule.plugin.toolchain.Rust;
import io.github.ferrule.plugin.toolchain.RustCompiler;
import io.github.ferrule.plugin.toolchain.RustVersion;
import io.github.ferrule.plugin.toolchain.StandardLibraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans and runs the build of one crate on this machine. */
public final class Engine {

    private static final Object PROVIDING = new Object();

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
        // before all others: two at once would both install a missing toolchain
        RustVersion version = rust.rustc().version();
        List<TargetRequest> targets = request.targets().on(version.host(), machine::hasZig);
        try (Questions questions = new Questions()) {
            Supplier<CargoMetadata> workspace = questions.ask(() -> metadata(rust.cargo(), manifest));
            Supplier<Path> sysroot = questions.ask(rust.rustc()::sysroot);
            Supplier<Backends> backends = questions.ask(() -> machine.backends(triples(targets)));
            Map<TargetTriple, String> oldestMacos = answers(triples(targets).stream()
                    .distinct()
                    .filter(target -> target.os() == OperatingSystem.MACOS)
                    .collect(Collectors.toMap(
                            Function.identity(), target -> questions.ask(() -> rust.rustc().deploymentTarget(target)))));
            RustCompiler compiler = version.in(sysroot.get());
            CargoMetadata metadata = workspace.get();
            Crate crate = Crate.select(metadata, manifest, request.packageName());
            Host host = machine.host(compiler, crate.cargoPackage().directory(), metadata.workspaceRoot(), oldestMacos);
            CargoOptions options = request.remapPaths()
                    ? request.options().withRemapping(machine.remapping(compiler, metadata.workspaceRoot()))
                    : request.options();
            SymbolPlan symbols = machine.symbols(request.symbols(), requested(targets), compiler);
            BuildPlan plan = new BuildPlanner(backends.get(), host)
                    .plan(new BuildRequest(
                            crate, symbols.applyTo(targets), symbols.applyTo(options), request.output()));
            return new Prepared(plan, symbols, rust, compiler);
        }
    }

    private static Map<TargetTriple, String> answers(Map<TargetTriple, Supplier<Optional<String>>> questions) {
        Map<TargetTriple, String> answers = new TreeMap<>();
        questions.forEach((target, answer) -> answer.get().ifPresent(text -> answers.put(target, text)));
        return answers;
    }

    /** Installs what the plan lacks, and runs it. */
    public BuildReport build(Prepared prepared) throws IOException {
        provide(prepared);
        new FormerInventories(prepared.plan().output()).keep();
        String rustc = prepared.compiler().version();
        try (Questions questions = new Questions()) {
            List<Supplier<Optional<String>>> doubts = backends(prepared.plan())
                    .map(backend -> questions.ask(() -> machine.untested(rustc, backend)))
                    .toList();
            BuildReport report = new BuildExecutor(runner, output, rustc).execute(prepared.plan());
            doubts.forEach(doubt -> doubt.get().ifPresent(text -> output.accept("warning: " + text)));
            return setSymbolsApart(prepared, report);
        }
    }

    private BuildReport setSymbolsApart(Prepared prepared, BuildReport report) throws IOException {
        LibraryFolder folder = new LibraryFolder(prepared.plan().output());
        return prepared.symbols().sources().isEmpty()
                ? report
                : new SymbolSplitter(runner, prepared.symbols(), folder).split(report);
    }

    private static Stream<TargetTriple> standardLibraries(BuildStep step) {
        return step.group().targets().stream()
                .map(target -> target.spec().triple())
                .filter(target ->
                        step.backend().needsStandardLibrary(target, step.group().host()));
    }

    private static Stream<Backend> backends(BuildPlan plan) {
        return plan.steps().stream().map(BuildStep::backend).distinct();
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
        // rustup is not made to be called twice at once, as modules of a parallel Maven would
        synchronized (PROVIDING) {
            new StandardLibraries(prepared.rust(), provisioning, output)
                    .ensure(
                            plan.steps().stream()
                                    .flatMap(Engine::standardLibraries)
                                    .toList(),
                            prepared.compiler());
        }
        backends(plan).forEach(machine::ensure);
    }

    /**
     * Decides how each target would be built, and collects what stands in the way.
     *
     * @param folder the crate's folder, which decides about the toolchain
     * @param wanted the platforms
     * @param toolchain the rustup toolchain that the user chose
     */
    public Survey survey(Path folder, Wanted wanted, Optional<String> toolchain) throws IOException {
        Survey survey = new Survey(wanted.hostOnly() ? List.of() : wanted.requests());
        try {
            RustCompiler compiler = new Rust(runner, folder, toolchain).rustc().compiler();
            List<TargetRequest> targets = wanted.on(compiler.host(), machine::hasZig);
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

    private static List<TargetTriple> requested(List<TargetRequest> targets) {
        return targets.stream().map(target -> target.spec().triple()).toList();
    }

    private static List<TargetTriple> triples(List<TargetRequest> targets) {
        return targets.stream()
                .flatMap(target -> target.spec().triple().slices().stream())
                .toList();
    }

    /** Says, beside each library, which crates are in it, with their licences. */
    public void takeInventory(Prepared prepared, BuildReport report) throws IOException {
        new InventoryTaker(prepared.rust().cargo(), prepared.plan()).take(report.libraries());
    }

    private static CargoMetadata metadata(Cargo cargo, Path manifest) {
        try {
            return cargo.metadata();
        } catch (FerruleException e) {
            CargoManifest.check(manifest, read(manifest)); // it tells line and column of what is no TOML
            throw e;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
