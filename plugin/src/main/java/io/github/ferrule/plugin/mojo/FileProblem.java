package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Explains an I/O error that ends a goal. */
final class FileProblem {

    private static final String LOCKED = "used by another process"; // the end of Windows' own text for a locked file

    private FileProblem() {}

    /** The JDK's message may consist of a path; only the name of the exception tells what is wrong with it. */
    static Problem of(IOException error, boolean windows) {
        Problem problem = Problem.of(
                ProblemCode.UNUSABLE_FILE,
                "a file cannot be read or written: " + error.getClass().getSimpleName() + ": " + error.getMessage());
        boolean denied = error instanceof AccessDeniedException;
        if (windows && (denied || String.valueOf(error.getMessage()).contains(LOCKED))) {
            return problem.fact("Windows locks a file while a process uses it, such as a library that a JVM has loaded")
                    .remedy("end the applications and test runs that use it, and run the command again");
        }
        if (denied && ((FileSystemException) error).getFile() != null) {
            Path folder = Path.of(((FileSystemException) error).getFile())
                    .toAbsolutePath()
                    .getParent();
            return problem.remedy("to see the owner and the permissions  ls -la '" + folder + "'");
        }
        return problem.remedy("to see which step failed, run Maven with  -e");
    }
}
