package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.support.file.Folders;
import io.github.ferrule.plugin.support.file.PathOwnership;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The tools that Ferrule has installed or may install, each release in its own folder, which is complete or absent.
 *
 * @param runner starts installers
 * @param provisioning the folder for tools, and whether Ferrule may install more of them
 * @param output receives announcements, and lines that an installer prints
 */
record ToolCache(CommandRunner runner, ProvisioningPolicy provisioning, Consumer<String> output) {

    private static final Object LOCK = new Object();

    /** Installs the tools of a release in a folder. */
    interface Installation {
        void into(Path folder) throws IOException;
    }

    /** Checks if a release is there, or may be installed. */
    boolean offers(String release) {
        return provisioning.allowed() || Files.isDirectory(folder(release));
    }

    /** Returns the folder of a release. */
    Path folder(String release) {
        return provisioning.cache().resolve("tools").resolve(release);
    }

    /** Returns the path of a program of a release. */
    Path executable(String release, String folder, String name) {
        return folder(release).resolve(folder).resolve(name + (File.separatorChar == '\\' ? ".exe" : ""));
    }

    /** Installs a release, unless it is there. */
    void install(String release, Installation installation) {
        Path home = folder(release);
        // two modules of a parallel build must not both download; of two processes, the second finds the folder taken
        synchronized (LOCK) {
            if (Files.isDirectory(home)) {
                requireTrust(home);
                return;
            }
            try {
                Files.createDirectories(home.getParent());
                Path part = Files.createTempDirectory(home.getParent(), home.getFileName() + ".part");
                try {
                    installation.into(part);
                    publish(part, home);
                    requireTrust(home);
                } finally {
                    Folders.delete(part);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot install tools in " + home, e);
            }
        }
    }

    /**
     * Runs an installer that compiles for minutes, and passes on each line that it prints.
     *
     * @throws FerruleException if it fails
     */
    void run(String tool, String installer, Command command) {
        requireSuccess(tool, installer, command, runner.run(command, output, output));
    }

    /**
     * Runs an installer, and passes on what it prints only if it fails.
     *
     * @throws FerruleException if it fails
     */
    void runQuietly(String tool, String installer, Command command) {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        int exitCode = runner.run(command, lines::add, lines::add);
        if (exitCode != 0) {
            lines.forEach(output);
        }
        requireSuccess(tool, installer, command, exitCode);
    }

    private static void requireSuccess(String tool, String installer, Command command, int exitCode) {
        if (exitCode != 0) {
            throw Problem.of(
                            ProblemCode.PROVISIONING_FAILED,
                            tool + ": " + installer + " failed with exit code " + exitCode)
                    .fact("see its output above")
                    .remedy("to run it alone  " + command)
                    .asException();
        }
    }

    /** Somebody who can change the tools of a build runs as the user who builds. */
    private static void requireTrust(Path home) {
        try {
            Optional<PathOwnership> trust = PathOwnership.ofThisUser();
            for (Path path : trust.isPresent() ? programs(home) : List.<Path>of()) {
                Optional<String> objection = trust.get().objection(path);
                if (objection.isPresent()) {
                    throw Problem.of(
                                    ProblemCode.UNTRUSTED_TOOLS,
                                    home.getFileName()
                                            + ": the installed tools are not run, because others can change them")
                            .fact(objection.get())
                            .remedy("choose a folder of your own  -Dferrule.toolCache=<folder>")
                            .remedy("or, if nobody has changed the tools, keep others from writing  chmod -R go-w "
                                    + home)
                            .asException();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot check the tools in " + home, e);
        }
    }

    /** Returns the folder of a release, its subfolders, and the programs in them. */
    private static List<Path> programs(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home, 2)) {
            return files.filter(it -> Files.isDirectory(it) || Files.isExecutable(it))
                    .toList();
        }
    }

    private static void publish(Path part, Path home) throws IOException {
        try {
            Files.move(part, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // another process was faster and installed the same
            assert Files.isDirectory(home);
        }
    }
}
