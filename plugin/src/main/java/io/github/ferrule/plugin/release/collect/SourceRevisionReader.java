package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.toolchain.WorkspaceRoot;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the state of the sources. It asks git in a way that runs nothing that the repository configures, and that no variable
 * misleads.
 *
 * @param runner runs git
 * @param variables the names of the environment variables
 * @param crate the crate's folder
 * @param version the version of the Maven artifact
 * @param named the revision that the user named; git's if absent
 * @param warn receives the reason if the revision is unknown
 */
public record SourceRevisionReader(
        CommandRunner runner,
        Set<String> variables,
        Path crate,
        String version,
        Optional<String> named,
        Consumer<String> warn) {

    /** Files that cargo, rustup and cross find by themselves, in the crate's folder or in one above it. */
    private static final List<String> FOUND_BY_NAME = List.of(
            ".cargo/config.toml", ".cargo/config", "rust-toolchain.toml", "rust-toolchain", "Cross.toml", "Cargo.toml");

    /** Files of a workspace that its crates are compiled from. */
    private static final List<String> SOURCES =
            List.of("*.rs", "Cargo.toml", "Cargo.lock", "*.c", "*.h", "*.cc", "*.cpp", "*.hpp", "*.S", "*.s", "*.asm");

    /** Reads the state. */
    public SourceState read() throws IOException {
        return new SourceState(version, named.isPresent() ? named.get() : revision(), lock());
    }

    /** Reads the state after a build: the one before, unless cargo has written the lock file. */
    public SourceState readAgain(SourceState before) throws IOException {
        return before.lock().equals(lock()) ? before : read();
    }

    private String revision() throws IOException {
        try {
            Git git = new Git(runner, variables, crate);
            CommandResult answer = WorkingTree.ask(git);
            Optional<WorkingTree> tree = WorkingTree.of(git, answer);
            if (tree.isEmpty()) {
                explain(answer);
                return SourceState.UNKNOWN;
            }
            return revision(tree.get());
        } catch (CommandNotFoundException e) {
            return SourceState.UNKNOWN;
        }
    }

    /** Every change of a tracked file counts, and untracked files that the build can see. */
    private String revision(WorkingTree tree) throws IOException {
        Optional<List<Path>> used = LocalCrates.folders(crate);
        if (used.isEmpty()) {
            return tree.incomparable();
        }
        List<Path> folders = used.get();
        List<Path> scope =
                folders.stream().filter(it -> it.startsWith(tree.root())).toList();
        List<String> patterns = new ArrayList<>();
        if (!folders.get(0).equals(tree.root())) {
            patterns.add(tree.pattern(folders.get(0), "**"));
        }
        for (Path place : scope) {
            SOURCES.forEach(source -> patterns.add(tree.pattern(place, "**/" + source)));
        }
        tree.findChanges();
        tree.compareContents(scope);
        tree.findUntracked(patterns);
        tree.findSources(scope, SourceRevisionReader::isSource);
        tree.findHidden(scope, FOUND_BY_NAME);
        tree.findOutside(folders);
        return tree.revision();
    }

    private static boolean isSource(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return SOURCES.stream().anyMatch(it -> it.startsWith("*") ? name.endsWith(it.substring(1)) : name.equals(it));
    }

    /** A folder without a repository or without a commit needs no words; a repository that git refuses does. */
    private void explain(CommandResult failure) {
        String reason = failure.error();
        if (reason.contains("not a git repository") || reason.contains("ambiguous argument 'HEAD'")) {
            return;
        }
        warn.accept("the revision of the sources is unknown: "
                + reason.lines().findFirst().orElse("git names another working tree than the crate's"));
        if (reason.contains("dubious ownership")) {
            reason.lines()
                    .map(String::trim)
                    .filter(line -> line.startsWith("git config "))
                    .findFirst()
                    .ifPresent(command ->
                            warn.accept("git does not read a repository of another user; if you trust it, run  "
                                    + command + "  or name the revision with  -Dferrule.revision=<revision>"));
        }
    }

    private String lock() throws IOException {
        Path lock = WorkspaceRoot.of(crate).resolve("Cargo.lock");
        return Files.isRegularFile(lock) ? Fingerprint.of(lock).sha256() : "none";
    }
}
