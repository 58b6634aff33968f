package io.github.ferrule.plugin.support.process;

import java.util.function.Consumer;

/** Runs a command and waits for it. */
public interface CommandRunner {

    /**
     * Runs the command and passes on each line of its output as soon as it is complete, from two threads.
     *
     * @return the exit code, once both streams have ended
     * @throws CommandNotFoundException if the program does not exist
     */
    int run(Command command, Consumer<String> standardOutput, Consumer<String> standardError);

    /**
     * Runs the command and returns its output.
     *
     * @throws CommandNotFoundException if the program does not exist
     */
    default CommandResult run(Command command) {
        StringBuffer output = new StringBuffer();
        StringBuffer error = new StringBuffer();
        int exitCode = run(
                command,
                line -> output.append(line).append('\n'),
                line -> error.append(line).append('\n'));
        return new CommandResult(command, exitCode, output.toString(), error.toString());
    }
}
