package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.backend.Backends;
import io.github.ferrule.plugin.build.cargo.CargoConfig;
import io.github.ferrule.plugin.build.cargo.CargoMetadata;
import io.github.ferrule.plugin.build.cargo.CargoPackage;
import io.github.ferrule.plugin.build.cargo.CargoTarget;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.build.debug.SymbolPlan;
import io.github.ferrule.plugin.build.debug.SymbolSplitter;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.test.TestPlanner;
import io.github.ferrule.plugin.build.test.TestRun;
import io.github.ferrule.plugin.build.toolchain.BackendTools;
import io.github.ferrule.plugin.build.toolchain.CargoFiles;
import io.github.ferrule.plugin.build.toolchain.CargoSettingsReader;
import io.github.ferrule.plugin.build.toolchain.CargoTool;
import io.github.ferrule.plugin.build.toolchain.DebugSymbolTools;
import io.github.ferrule.plugin.build.toolchain.Emulators;
import io.github.ferrule.plugin.build.toolchain.ProvisioningPolicy;
import io.github.ferrule.plugin.build.toolchain.RustCompiler;
import io.github.ferrule.plugin.build.toolchain.RustToolchain;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import io.github.ferrule.plugin.support.process.ParallelTasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plans and runs the build of a crate on this machine: {@code BuildRequest → BuildPlan → BuildReport}. */
public final class Builder {

    private final CommandRunner runner;
    private final Map<String, String> environment;
    private final Consumer<String> output;
    private final ExecutableFinder finder;
    private final BackendTools tools;

    /**
     * Creates a builder.
     *
     * @param runner starts programs
     * @param environment the environment variables
     * @param provisioning tells if missing tools may be installed, and where
     * @param output receives each line that a tool prints, and warnings
     */
    public Builder(
            CommandRunner runner,
            Map<String, String> environment,
            ProvisioningPolicy provisioning,
            Consumer<String> output) {
        this.runner = runner;
        this.environment = Map.copyOf(environment);
        this.output = output;
        this.finder = new ExecutableFinder(environment);
        this.tools = new BackendTools(runner, environment, finder, provisioning, output);
    }

    /**
     * Inspects the crate and the machine, and decides how to build each target; changes nothing.
     *
     * @throws FerruleException if the crate cannot be read, or a target cannot be built here
     */
    public BuildPlan plan(BuildRequest request) throws IOException {
        Path manifest = CargoFiles.manifest(request.folder());
        RustToolchain rust = new RustToolchain(
                runner, manifest.getParent(), request.options().toolchain());
        // before everything else: two calls at once would both install a missing toolchain
        RustCompiler.Version version = rust.version();
        List<TargetRequest> targets = request.targets().on(version.host(), tools::hasZig);
        try (ParallelTasks tasks = new ParallelTasks()) {
            Supplier<CargoMetadata> workspace = tasks.start(() -> rust.metadata(manifest, List.of()));
            Supplier<Path> sysroot = tasks.start(rust::sysroot);
            Supplier<Backends> backends = tasks.start(() -> tools.backends(targets));
            Map<TargetTriple, Supplier<Optional<String>>> deploymentTargets = new TreeMap<>();
            TargetRequest.triples(targets).stream()
                    .filter(target -> target.os() == OperatingSystem.MACOS)
                    .forEach(target -> deploymentTargets.put(target, tasks.start(() -> rust.deploymentTarget(target))));
            RustCompiler compiler = version.in(sysroot.get());
            rust.rejectUnknown(TargetRequest.triples(targets), compiler);
            Crate crate = withTargetDirectory(
                    Crate.select(workspace.get(), manifest, request.packageName()), request.options(), rust);
            CargoConfig config = CargoFiles.config(crate.cargoPackage().directory(), environment);
            Map<TargetTriple, CargoSettings> settings = new CargoSettingsReader(
                            rust.in(crate.cargoPackage().directory()),
                            environment,
                            request.options().configArguments())
                    .ask(targets, config);
            Host host = host(compiler, crate, config, settings, answers(deploymentTargets));
            SymbolPlan symbols = symbols(request.symbols(), targets, compiler);
            CargoOptions options = request.remapPaths()
                    ? request.options().withRemapping(remapping(compiler, crate))
                    : request.options();
            List<BuildStep> steps = new BuildPlanner(backends.get(), host)
                    .plan(crate, symbols.applyTo(targets), symbols.applyTo(options), request.output());
            return new BuildPlan(crate, host, options.toolchain(), steps, symbols, request.output());
        }
    }

    /**
     * Installs the missing tools of a plan.
     *
     * @throws FerruleException if one may not be installed, or its installation fails
     */
    public void install(BuildPlan plan) {
        tools.install(plan, toolchain(plan));
    }

    /** Installs the missing tools of a plan, and runs it. */
    public BuildReport build(BuildPlan plan) throws IOException {
        install(plan);
        plan.warnings().forEach(output);
        String rustc = plan.host().rustc();
        try (ParallelTasks tasks = new ParallelTasks()) {
            List<Supplier<Optional<String>>> warnings = plan.backends()
                    .map(backend -> tasks.start(() -> tools.untested(rustc, backend)))
                    .toList();
            BuildReport report = new BuildExecutor(runner, output, rustc).execute(plan);
            warnings.forEach(warning -> warning.get().ifPresent(text -> output.accept("warning: " + text)));
            return plan.symbols().sources().isEmpty()
                    ? report
                    : new SymbolSplitter(runner, plan.symbols(), new NativesFolder(plan.output())).split(report);
        }
    }

    /**
     * Compiles the crate as a static library for the first target of a plan. Unlike the library that Java loads, it keeps
     * every symbol, whatever the profile strips. Cargo shares all crates but this one with the build of that library.
     *
     * @throws FerruleException if cargo fails
     */
    public Path archive(BuildPlan plan) throws IOException {
        install(plan);
        return new BuildExecutor(runner, output, plan.host().rustc())
                .archive(plan.steps().get(0));
    }

    /**
     * Returns the name or path of a program, which is installed if it must be.
     *
     * @throws FerruleException if it is missing and may not be installed, or its installation fails
     */
    public String program(CargoTool tool, Path directory) {
        return tools.program(tool, directory);
    }

    /**
     * Compiles a program of the workspace for this machine, as cargo does without further arguments.
     *
     * @param plan the build of a library in the same workspace
     * @param owner the package that contains it
     * @param program the program
     * @return the file
     * @throws FerruleException if cargo fails
     */
    public Path program(BuildPlan plan, CargoPackage owner, CargoTarget program) {
        return new ProgramBuild(plan, owner, program).run(runner, output);
    }

    /** Runs a program, passes on each line that it prints, and returns its exit code. */
    public int run(Command command) {
        return runner.run(command, output, output);
    }

    /** Decides how to run the tests of each target. */
    public List<TestRun> testRuns(BuildPlan plan) {
        List<TargetTriple> targets =
                plan.libraries().map(library -> library.target().triple()).toList();
        return new TestPlanner(new Emulators(finder, Path.of("/")).runners(targets)).plan(plan);
    }

    /** Returns the toolchain that builds a plan. */
    public RustToolchain toolchain(BuildPlan plan) {
        return new RustToolchain(runner, plan.crate().cargoPackage().directory(), plan.toolchain());
    }

    /** Returns the crate with the target folder that the arguments for cargo choose. */
    private static Crate withTargetDirectory(Crate crate, CargoOptions options, RustToolchain rust) {
        Path directory = crate.cargoPackage().directory();
        List<String> config = options.configArguments();
        Optional<Path> configured = config.isEmpty()
                ? Optional.empty()
                : Optional.of(rust.in(directory)
                        .metadata(crate.cargoPackage().manifest(), config)
                        .targetDirectory());
        return options.targetDirectory()
                .or(() -> configured)
                .map(crate::withTargetDirectory)
                .orElse(crate);
    }

    private Host host(
            RustCompiler compiler,
            Crate crate,
            CargoConfig config,
            Map<TargetTriple, CargoSettings> settings,
            Map<TargetTriple, String> deploymentTargets)
            throws IOException {
        return new Host(
                compiler.host(),
                compiler.version(),
                compiler.sysroot(),
                environment,
                config,
                CargoFiles.cross(crate.workspaceRoot(), environment),
                settings,
                deploymentTargets);
    }

    private PathRemapping remapping(RustCompiler compiler, Crate crate) {
        return new PathRemapping(Map.of(
                CargoFiles.cargoHome(environment), "/cargo",
                compiler.sysroot(), "/rust",
                crate.workspaceRoot(), "/project"));
    }

    private SymbolPlan symbols(DebugLevel level, List<TargetRequest> targets, RustCompiler compiler) {
        if (level == DebugLevel.NONE) {
            return SymbolPlan.NONE;
        }
        DebugSymbolTools symbolTools = new DebugSymbolTools(finder, compiler);
        List<TargetTriple> triples =
                targets.stream().map(target -> target.spec().triple()).toList();
        return SymbolPlan.of(level, triples, symbolTools::objcopy, symbolTools.hasDsymutil());
    }

    private static Map<TargetTriple, String> answers(Map<TargetTriple, Supplier<Optional<String>>> questions) {
        Map<TargetTriple, String> answers = new TreeMap<>();
        questions.forEach((target, answer) -> answer.get().ifPresent(text -> answers.put(target, text)));
        return answers;
    }
}
