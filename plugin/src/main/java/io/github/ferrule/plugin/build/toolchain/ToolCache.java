package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.util.function.Consumer;

/**
 * The tools that Ferrule has installed or may install, each release in a folder of its own.
 *
 * @param runner starts installers
 * @param provisioning where the folders are, and whether there may be more of them
 * @param announce gets what is being installed, and each line that an installer prints
 */
public record ToolCache(CommandRunner runner, Provisioning provisioning, Consumer<String> announce) {

    /** Whether a release is there, or may be installed. */
    boolean offers(String release) {
        return provisioning.allowed() || folder(release).isThere();
    }

    ToolFolder folder(String release) {
        return new ToolFolder(provisioning.cache().resolve("tools").resolve(release));
    }

    /**
     * Runs what installs a tool, to its end.
     *
     * @throws FerruleException if it fails
     */
    void run(String tool, String installer, Command command) {
        int exitCode = runner.run(command, announce, announce);
        if (exitCode != 0) {
            throw Problem.of(
                            ProblemCode.PROVISIONING_FAILED,
                            tool + ": " + installer + " failed with exit code " + exitCode)
                    .fact("what it said stands above")
                    .remedy("to see it alone  " + command)
                    .asException();
        }
    }
}
