package io.github.ferrule.plugin.support.process;

/**
 * The exit code and output of a command.
 *
 * @param command what ran
 * @param exitCode zero means success
 * @param output what it wrote to standard output
 * @param error what it wrote to standard error
 */
public record CommandResult(Command command, int exitCode, String output, String error) {

    public boolean succeeded() {
        return exitCode == 0;
    }
}
