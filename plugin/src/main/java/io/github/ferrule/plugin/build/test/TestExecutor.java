package io.github.ferrule.plugin.build.test;

import io.github.ferrule.plugin.build.explain.MissingTool;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs the tests of every target, even if those of others fail.
 *
 * @param runner starts cargo
 * @param output receives each line that cargo and the tests print
 */
public record TestExecutor(CommandRunner runner, Consumer<String> output) {

    /** Runs all tests that can run here, and returns the failures. */
    public List<Problem> execute(List<TestRun> runs) {
        return runs.stream().flatMap(this::execute).toList();
    }

    private Stream<Problem> execute(TestRun run) {
        return run.command().flatMap(command -> execute(run, command)).stream();
    }

    private Optional<Problem> execute(TestRun run, Command command) {
        output.accept("testing " + run.target() + " " + run.how());
        try {
            int exitCode = runner.run(command, output, output);
            return exitCode == 0 ? Optional.empty() : Optional.of(failed(run, command, exitCode));
        } catch (CommandNotFoundException e) {
            return Optional.of(MissingTool.of(run.target().toString(), e.program()));
        }
    }

    private static Problem failed(TestRun run, Command command, int exitCode) {
        return Problem.of(ProblemCode.TESTS_FAILED, run.target() + ": cargo test failed with exit code " + exitCode)
                .fact("it ran " + run.how() + "; see its output above")
                .remedy("to run it alone  " + command.changeOfDirectory())
                .remedy("                 " + command);
    }
}
