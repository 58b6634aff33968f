package io.github.ferrule.plugin.support.process;

/**
 * The exit code and output of a command.
 *
 * @param command the command
 * @param exitCode zero means success
 * @param output its standard output
 * @param error its standard error
 */
public record CommandResult(Command command, int exitCode, String output, String error) {

    public boolean succeeded() {
        return exitCode == 0;
    }
}
