package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.BuildReport.Outcome;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.Questions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private List<Outcome> execute(BuildStep step, LibraryFolder folder) {
        StepResult result = call(step);
        // at the same time: to copy and hash one after another is what a build without news would be waited for
        try (Questions questions = new Questions()) {
            return questions.askOfEach(step.libraries(), expected -> result.outcome(expected, folder, rustc));
        }
    }

    private StepResult call(BuildStep step) {
        long start = System.nanoTime();
        CargoOutput cargo = new CargoOutput(output);
        Ending ending = run(step, cargo);
        return new StepResult(step, cargo.artifacts(), ending, Duration.ofNanos(System.nanoTime() - start));
    }

    private Ending run(BuildStep step, CargoOutput cargo) {
        try {
            int exitCode = runner.run(step.command(), cargo::standardOutput, cargo::standardError);
            return new Ending.Exit(step, exitCode, cargo.text());
        } catch (CommandNotFoundException e) {
            return new Ending.NotStarted(e.program());
        }
    }
}
