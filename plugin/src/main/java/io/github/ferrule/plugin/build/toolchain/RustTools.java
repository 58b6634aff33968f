package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.explain.Explainer;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the programs of a toolchain.
 *
 * @param runner starts them
 * @param directory the folder that they start in, which decides about the toolchain
 * @param toolchain the rustup toolchain that the user chose instead
 */
record RustTools(CommandRunner runner, Path directory, Optional<String> toolchain) {

    /** What a program answers; it throws if that is a failure. */
    String ask(String program, String... arguments) {
        CommandResult result = run(command(program, arguments));
        if (!result.succeeded()) {
            throw Explainer.ofMachine(directory.toString(), result.error())
                    .orElseGet(() -> unusable(program, result))
                    .asException();
        }
        return result.output();
    }

    CommandResult run(Command command) {
        try {
            return runner.run(command);
        } catch (CommandNotFoundException e) {
            throw missing(e.program());
        }
    }

    Command command(String program, String... arguments) {
        Command command = Command.of(directory, program, arguments);
        return toolchain
                .map(name -> command.withEnvironment(Map.of("RUSTUP_TOOLCHAIN", Optional.of(name))))
                .orElse(command);
    }

    private Problem unusable(String program, CommandResult result) {
        return Problem.of(ProblemCode.TOOL_MISSING, program + ": cannot be used in " + directory)
                .facts(result.error().lines().toList())
                .remedy("see it alone with  " + result.command());
    }

    private static FerruleException missing(String program) {
        return Problem.of(ProblemCode.TOOL_MISSING, program + ": is not on the PATH")
                .remedy("install Rust from https://rustup.rs, or add the folder of " + program + " to the PATH")
                .asException();
    }
}
