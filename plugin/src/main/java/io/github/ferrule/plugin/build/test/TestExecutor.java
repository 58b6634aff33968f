package io.github.ferrule.plugin.build.test;

import io.github.ferrule.plugin.build.explain.MissingTool;
import io.github.ferrule.plugin.build.test.TestRun.Runs;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the tests of every target, whatever becomes of the others. */
public final class TestExecutor {

    private final CommandRunner runner;
    private final Consumer<String> output;

    /**
     * Makes an executor.
     *
     * @param runner starts cargo
     * @param output gets each line that cargo and the tests print
     */
    public TestExecutor(CommandRunner runner, Consumer<String> output) {
        this.runner = runner;
        this.output = output;
    }

    /** Runs what can be run, and returns what failed. */
    public List<Problem> execute(List<TestRun> runs) {
        List<Problem> problems = new ArrayList<>();
        for (TestRun run : runs) {
            if (run instanceof Runs testable) {
                execute(testable).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private Optional<Problem> execute(Runs run) {
        output.accept("testing " + run.target() + " " + run.how());
        try {
            int exitCode = runner.run(run.command(), output, output);
            return exitCode == 0 ? Optional.empty() : Optional.of(failed(run, exitCode));
        } catch (CommandNotFoundException e) {
            return Optional.of(MissingTool.of(run.target().toString(), e.program()));
        }
    }

    private static Problem failed(Runs run, int exitCode) {
        return Problem.of(ProblemCode.TESTS_FAILED, run.target() + ": cargo test failed with exit code " + exitCode)
                .fact("it ran " + run.how() + "; what it said stands above")
                .remedy("to see it alone  " + run.command().changeOfDirectory())
                .remedy("                 " + run.command());
    }
}
