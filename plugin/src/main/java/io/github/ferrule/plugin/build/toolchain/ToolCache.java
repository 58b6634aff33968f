package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.support.file.Folders;
import io.github.ferrule.plugin.support.file.PathOwnership;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The tools that Ferrule has installed or may install, each release in its own folder, which is complete or absent. Before a
 * release is used, its files are compared with what was installed.
 */
final class ToolCache {

    private static final Object LOCK = new Object();
    private static final int WRITABLE_BY_OTHERS = 022;

    private final CommandRunner runner;
    private final ProvisioningPolicy provisioning;
    private final Consumer<String> output;
    private final Map<String, CompletableFuture<Optional<Problem>>> checks = new ConcurrentHashMap<>();

    ToolCache(CommandRunner runner, ProvisioningPolicy provisioning, Consumer<String> output) {
        this.runner = runner;
        this.provisioning = provisioning;
        this.output = output;
    }

    /** Installs the tools of a release in a folder. */
    interface Installation {
        void into(Path folder) throws IOException;
    }

    ProvisioningPolicy provisioning() {
        return provisioning;
    }

    Consumer<String> output() {
        return output;
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

    /** Starts to compare a release with what was installed, while others wait for cargo and rustc. */
    void startCheck(String release) {
        if (Files.isDirectory(folder(release))) {
            checks.computeIfAbsent(release, it -> CompletableFuture.supplyAsync(() -> problem(folder(it))));
        }
    }

    /**
     * Installs a release, unless it is there.
     *
     * @throws FerruleException if somebody else can change it, or it has changed since it was installed
     */
    void install(String release, Installation installation) {
        Path home = folder(release);
        // two modules of a parallel build must not both download; of two processes, the second finds the folder taken
        synchronized (LOCK) {
            if (!Files.isDirectory(home)) {
                create(home, installation);
            }
            startCheck(release);
            Optional<Problem> problem = checks.get(release).join();
            if (problem.isPresent()) {
                throw problem.get().asException();
            }
        }
    }

    private static void create(Path home, Installation installation) {
        try {
            Files.createDirectories(home.getParent());
            Path part = Files.createTempDirectory(home.getParent(), home.getFileName() + ".part");
            try {
                installation.into(part);
                closeToOthers(part);
                new InstalledFiles(part).record();
                publish(part, home);
            } finally {
                Folders.delete(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot install tools in " + home, e);
        }
    }

    /** Runs a program, and returns what it prints. */
    CommandResult ask(Command command) {
        return runner.run(command);
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
    private Optional<Problem> problem(Path home) {
        try {
            Optional<String> objection = objection(home);
            if (objection.isPresent()) {
                return Optional.of(Problem.of(
                                ProblemCode.UNTRUSTED_TOOLS,
                                home.getFileName()
                                        + ": the installed tools are not run, because others can change them")
                        .fact(objection.get())
                        .remedy("choose a folder of your own  -Dferrule.toolCache=<folder>")
                        .remedy("or, if nobody has changed the tools, keep others from writing  chmod -R go-w "
                                + home));
            }
            return new InstalledFiles(home)
                    .difference(() -> output.accept("reading the files of " + home
                            + ", because they were copied or changed since they were last compared"))
                    .map(difference -> Problem.of(
                                    ProblemCode.CHANGED_TOOLS,
                                    home.getFileName() + ": the installed tools are not run, because they have changed")
                            .fact(difference)
                            .remedy("let Ferrule install them again  rm -r " + home));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot check the tools in " + home, e);
        }
    }

    private static Optional<String> objection(Path home) throws IOException {
        Optional<PathOwnership> trust = PathOwnership.ofThisUser();
        for (Path path : trust.isPresent() ? programs(home) : List.<Path>of()) {
            Optional<String> objection = trust.get().objection(path);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    /** An installer follows the user's umask, which may let the user's group change the tools. */
    private static void closeToOthers(Path folder) throws IOException {
        if (PathOwnership.ofThisUser().isEmpty()) {
            return; // Windows: what others may do comes from the folder above
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(it -> !Files.isSymbolicLink(it)).toList()) {
                int mode = (Integer) Files.getAttribute(file, "unix:mode");
                if ((mode & WRITABLE_BY_OTHERS) != 0) {
                    Files.setAttribute(file, "unix:mode", mode & 07777 & ~WRITABLE_BY_OTHERS);
                }
            }
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
