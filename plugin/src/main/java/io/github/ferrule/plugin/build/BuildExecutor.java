package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.BuildReport.Built;
import io.github.ferrule.plugin.build.BuildReport.Failed;
import io.github.ferrule.plugin.build.BuildReport.Outcome;
import io.github.ferrule.plugin.cargo.CargoMessage.Artifact;
import io.github.ferrule.plugin.process.CommandNotFoundException;
import io.github.ferrule.plugin.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a plan. All of its steps are tried; what fails is part of the report. */
public final class BuildExecutor {

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
            outcomes.addAll(execute(step, folder));
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
            Optional<Path> file = cargo.artifacts().stream()
                    .flatMap(artifact -> fileOf(artifact, step, expected).stream())
                    .reduce((first, last) -> last);
            outcomes.add(
                    file.isPresent()
                            ? new Built(publish(step, expected, file.get(), folder), file.get(), duration)
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

    private BuiltLibrary publish(BuildStep step, ExpectedLibrary expected, Path file, LibraryFolder folder)
            throws IOException {
        CargoOptions options = step.group().options();
        Provenance provenance = new Provenance(rustc, step.backend().name(), options.profile(), options.features());
        return folder.publish(expected.target(), step.group().crate().library(), file, provenance);
    }

    /** The library itself, if this is about our package and this target: cargo names the target only in the path. */
    private static Optional<Path> fileOf(Artifact artifact, BuildStep step, ExpectedLibrary expected) {
        BuildGroup group = step.group();
        Path folder = step.backend()
                .targetDirectory(group)
                .resolve(expected.target().triple().text());
        if (!artifact.isCdylib() || !step.backend().isOurs(artifact, group)) {
            return Optional.empty();
        }
        return artifact.files().stream()
                .flatMap(file -> step.backend().hostPath(file, group).stream())
                .filter(file -> file.startsWith(folder))
                .filter(file -> expected.target()
                        .triple()
                        .os()
                        .isLibraryFile(file.getFileName().toString()))
                .findFirst();
    }
}
