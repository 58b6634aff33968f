package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.BuildReport.Failed;
import io.github.ferrule.plugin.build.BuildReport.Outcome;
import io.github.ferrule.plugin.build.link.LinkerScript;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.ParallelTasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Runs every step of a plan; failures become part of the report. */
public final class BuildExecutor {

    /** Modules of one workspace share cargo's folder, and a parallel Maven builds them at the same time. */
    private static final Map<Path, Object> FOLDERS = new ConcurrentHashMap<>();

    private final CommandRunner runner;
    private final Consumer<String> output;
    private final String rustc;

    /**
     * Creates an executor.
     *
     * @param runner starts the programs
     * @param output receives each line that cargo and rustc print
     * @param rustc version of the compiler, for the records
     */
    public BuildExecutor(CommandRunner runner, Consumer<String> output, String rustc) {
        this.runner = runner;
        this.output = output;
        this.rustc = rustc;
    }

    /** Builds into a folder that counts as complete only if every target succeeds. */
    public BuildReport execute(BuildPlan plan) throws IOException {
        NativesFolder folder = new NativesFolder(plan.output());
        folder.begin();
        List<Outcome> outcomes = new ArrayList<>();
        for (BuildStep step : plan.steps()) {
            Path cargosFolder = step.backend().targetDirectory(step.group());
            // cargo has a lock too, but releases it before the library is copied, and waiting would count as work
            synchronized (FOLDERS.computeIfAbsent(cargosFolder, path -> new Object())) {
                outcomes.addAll(execute(step, folder));
            }
        }
        BuildReport report = new BuildReport(outcomes);
        if (report.problems().isEmpty()) {
            folder.complete(report.libraries());
        }
        return report;
    }

    /**
     * Compiles the crate of a step as a static library, for its first target.
     *
     * @throws FerruleException if cargo fails
     */
    Path archive(BuildStep step) throws IOException {
        synchronized (FOLDERS.computeIfAbsent(step.backend().targetDirectory(step.group()), path -> new Object())) {
            return call(step.asArchive()).archive();
        }
    }

    private List<Outcome> execute(BuildStep step, NativesFolder folder) throws IOException {
        List<Outcome> outcomes = publish(call(step), folder);
        if (outcomes.stream().noneMatch(BuildExecutor::isOverwritten)) {
            return outcomes;
        }
        Crate crate = step.group().crate();
        output.accept("compiling " + crate.cargoPackage().name() + " again: the library " + crate.library()
                + " in cargo's target folder was not compiled for it by Ferrule");
        runner.run(step.clean());
        return publish(call(step), folder);
    }

    private static boolean isOverwritten(Outcome outcome) {
        return outcome instanceof Failed failed && failed.problem().code() == ProblemCode.LIBRARY_OVERWRITTEN;
    }

    private List<Outcome> publish(CargoRun run, NativesFolder folder) {
        // in parallel: copying and hashing one after another would dominate a no-op build
        try (ParallelTasks tasks = new ParallelTasks()) {
            return tasks.forEach(run.step().libraries(), expected -> run.outcome(expected, folder, rustc));
        }
    }

    private CargoRun call(BuildStep step) throws IOException {
        for (LinkerScript script : step.backend().scripts(step.group())) {
            AtomicFile.writeExecutable(script.file(), script.text());
        }
        long start = System.nanoTime();
        output.accept(step.announcement());
        try (StillRunningReport audible = new StillRunningReport(output, System::nanoTime)) {
            CargoOutput cargo = new CargoOutput(audible);
            CargoFailure failure = run(step, cargo);
            return new CargoRun(step, cargo.artifacts(), failure, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private CargoFailure run(BuildStep step, CargoOutput cargo) {
        try {
            int exitCode = runner.run(step.command(), cargo::standardOutput, cargo::standardError);
            return new CargoFailure.Exited(step, exitCode, cargo.text());
        } catch (CommandNotFoundException e) {
            return new CargoFailure.NotStarted(e.program());
        }
    }
}
