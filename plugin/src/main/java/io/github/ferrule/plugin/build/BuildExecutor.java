package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.BuildReport.Built;
import io.github.ferrule.plugin.build.BuildReport.Failed;
import io.github.ferrule.plugin.build.BuildReport.Outcome;
import io.github.ferrule.plugin.cargo.CargoMessage.Artifact;
import io.github.ferrule.plugin.process.CommandNotFoundException;
import io.github.ferrule.plugin.process.CommandRunner;
import io.github.ferrule.plugin.target.TargetTriple;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Runs a plan. All of its steps are tried; what fails is part of the report. */
public final class BuildExecutor {

    /** Modules of one workspace share cargo's folder, and a parallel Maven builds them at the same time. */
    private static final Map<Path, Object> FOLDERS = new ConcurrentHashMap<>();

    private final CommandRunner runner;
    private final Consumer<String> output;
    private final String rustc;

    /**
     * Makes an executor.
     *
     * @param runner starts the programs
     * @param output gets each line that cargo and rustc write, as it comes
     * @param rustc version of the compiler, for the records
     */
    public BuildExecutor(CommandRunner runner, Consumer<String> output, String rustc) {
        this.runner = runner;
        this.output = output;
        this.rustc = rustc;
    }

    /** Builds what the plan says, into an emptied folder that counts as built only if every target succeeds. */
    public BuildReport execute(BuildPlan plan) throws IOException {
        LibraryFolder folder = new LibraryFolder(plan.output());
        folder.clear();
        List<Outcome> outcomes = new ArrayList<>();
        for (BuildStep step : plan.steps()) {
            Path cargosFolder = step.backend().targetDirectory(step.group());
            // cargo waits, too, but lets go before the library is copied; and its wait would count as work
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

    private List<Outcome> execute(BuildStep step, LibraryFolder folder) throws IOException {
        long start = System.nanoTime();
        CargoOutput cargo = new CargoOutput(output);
        Ending ending = run(step, cargo);
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        List<Outcome> outcomes = new ArrayList<>();
        for (ExpectedLibrary expected : step.libraries()) {
            List<TargetTriple> slices = expected.target().triple().slices();
            List<Path> files = slices.stream()
                    .flatMap(slice -> file(cargo, step, slice).stream())
                    .toList();
            outcomes.add(
                    files.size() == slices.size()
                            ? new Built(publish(step, expected, files, folder), files.get(0), duration)
                            : new Failed(
                                    expected.target().toString(),
                                    step.backend().name(),
                                    ending.explain(expected),
                                    duration));
        }
        return outcomes;
    }

    private Ending run(BuildStep step, CargoOutput cargo) {
        try {
            int exitCode = runner.run(step.command(), cargo::standardOutput, cargo::standardError);
            return new Ending.Exit(step, exitCode, cargo.text());
        } catch (CommandNotFoundException e) {
            return new Ending.NotStarted(e.program());
        }
    }

    private BuiltLibrary publish(BuildStep step, ExpectedLibrary expected, List<Path> files, LibraryFolder folder)
            throws IOException {
        Provenance provenance = step.provenance(expected, rustc);
        String library = step.group().crate().library();
        return files.size() == 1
                ? folder.publish(expected.target(), library, files.get(0), provenance)
                : folder.join(expected.target(), library, files, provenance);
    }

    private static Optional<Path> file(CargoOutput cargo, BuildStep step, TargetTriple target) {
        return cargo.artifacts().stream()
                .flatMap(artifact -> fileOf(artifact, step, target).stream())
                .reduce((first, last) -> last);
    }

    /** The library itself, if this is about our package and this target: cargo names the target only in the path. */
    private static Optional<Path> fileOf(Artifact artifact, BuildStep step, TargetTriple target) {
        BuildGroup group = step.group();
        Path folder = step.backend().targetDirectory(group).resolve(target.text());
        if (!artifact.isCdylib() || !step.backend().isOurs(artifact, group)) {
            return Optional.empty();
        }
        return artifact.files().stream()
                .flatMap(file -> step.backend().hostPath(file, group).stream())
                .filter(file -> file.startsWith(folder))
                .filter(file -> target.os().isLibraryFile(file.getFileName().toString()))
                .findFirst();
    }
}
