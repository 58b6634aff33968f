package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.Fingerprint;
import io.github.ferrule.plugin.build.toolchain.WorkspaceRoot;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

    /** The variables that only say which settings of the user's own git reads, and where it may look for a repository. */
    private static final Set<String> HARMLESS = Set.of(
            "GIT_CONFIG_GLOBAL",
            "GIT_CONFIG_SYSTEM",
            "GIT_CONFIG_NOSYSTEM",
            "GIT_DISCOVERY_ACROSS_FILESYSTEM",
            "GIT_TEST_ASSUME_DIFFERENT_OWNER");

    /** Files that cargo, rustup and cross find by themselves, in the crate's folder or in one above it. */
    private static final List<String> FOUND_BY_NAME = List.of(
            ".cargo/config.toml", ".cargo/config", "rust-toolchain.toml", "rust-toolchain", "Cross.toml", "Cargo.toml");

    /** Files of a workspace that its crates are compiled from. */
    private static final List<String> SOURCES =
            List.of("*.rs", "Cargo.toml", "Cargo.lock", "*.c", "*.h", "*.cc", "*.cpp", "*.hpp", "*.S", "*.s", "*.asm");

    /** Folders of tools, and those in which the generated workflows put libraries of other machines. */
    private static final List<String> NOT_SOURCES = List.of(
            ":(exclude,top,glob)**/target/**",
            ":(exclude,top,glob)**/.cache/**",
            ":(exclude,top,glob)downloads/**",
            ":(exclude,top,glob)natives-*/**");

    /** Filters of git-lfs, which the checkouts of CI services configure in the repository. */
    private static final Set<String> LFS = Set.of("git-lfs clean -- %f", "git-lfs filter-process");

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
            CommandResult head = git(List.of("rev-parse", "--show-toplevel", "HEAD"));
            List<String> lines = head.output().lines().toList();
            if (!head.succeeded() || lines.size() != 2) {
                explain(head);
                return SourceState.UNKNOWN;
            }
            return lines.get(1) + (isDirty(Path.of(lines.get(0))) ? "-dirty" : "");
        } catch (CommandNotFoundException e) {
            return SourceState.UNKNOWN;
        }
    }

    /** A folder without a repository needs no words; a repository that git refuses does. */
    private void explain(CommandResult failure) {
        String reason = failure.error();
        if (reason.contains("not a git repository")) {
            return;
        }
        warn.accept("the revision of the sources is unknown: "
                + reason.lines().findFirst().orElse("git printed nothing"));
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

    private boolean isDirty(Path repository) throws IOException {
        List<String> status = new ArrayList<>(filtersSwitchedOff());
        status.addAll(List.of("status", "--porcelain", "--untracked-files=no", "--ignore-submodules=none"));
        return !isEmpty(status) || !isEmpty(untracked(repository)) || !isEmpty(hidden(repository));
    }

    /** Untracked files that the build can see; only ignored by what the repository itself ignores. */
    private List<String> untracked(Path repository) throws IOException {
        Path folder = real(crate);
        List<String> paths = new ArrayList<>();
        if (!folder.equals(repository)) {
            paths.add(below(repository, folder, "**"));
        }
        Path workspace = real(WorkspaceRoot.of(crate));
        for (String source : SOURCES) {
            paths.add(below(repository, folder, "**/" + source));
            if (workspace.startsWith(repository)) {
                paths.add(below(repository, workspace, "**/" + source));
            }
        }
        return arguments(List.of("ls-files", "--others", "--exclude-per-directory=.gitignore", "--"), paths);
    }

    /** Untracked files, ignored or not, that take part in the build although nothing names them. */
    private List<String> hidden(Path repository) throws IOException {
        List<String> paths = new ArrayList<>();
        Path folder = real(crate);
        paths.add(below(repository, folder, "build.rs"));
        for (Path above = folder; above != null && above.startsWith(repository); above = above.getParent()) {
            for (String name : FOUND_BY_NAME) {
                paths.add(below(repository, above, name));
            }
        }
        return arguments(List.of("ls-files", "--others", "--"), paths);
    }

    private static List<String> arguments(List<String> command, List<String> paths) {
        return Stream.of(command, paths, NOT_SOURCES)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static String below(Path repository, Path folder, String pattern) {
        String path = repository.relativize(folder).toString().replace('\\', '/');
        String literal = path.replaceAll("([*?\\[\\]\\\\])", "\\\\$1");
        return ":(top,glob)" + (literal.isEmpty() ? "" : literal + "/") + pattern;
    }

    private boolean isEmpty(List<String> arguments) {
        CommandResult result = git(arguments);
        return result.succeeded() && result.output().isBlank();
    }

    /** Returns the arguments that keep git from running the filter programs of the repository's own configuration. */
    private List<String> filtersSwitchedOff() {
        CommandResult result = git(List.of(
                "config", "--includes", "--show-scope", "--null", "--get-regexp", "^filter\\..*\\.(clean|process)$"));
        List<String> arguments = new ArrayList<>();
        String[] words = result.output().split("\0");
        for (int i = 0; i + 1 < words.length; i += 2) {
            String scope = words[i].strip();
            String[] setting = words[i + 1].split("\n", 2);
            boolean own = scope.equals("local") || scope.equals("worktree");
            if (own && setting.length == 2 && !LFS.contains(setting[1].strip())) {
                arguments.addAll(List.of("-c", setting[0] + "="));
                arguments.addAll(List.of("-c", setting[0].replaceFirst("\\.[a-z]+$", ".required=false")));
            }
        }
        return arguments;
    }

    private CommandResult git(List<String> arguments) {
        Map<String, Optional<String>> environment = new TreeMap<>();
        variables.stream()
                .filter(name -> name.startsWith("GIT_") && !HARMLESS.contains(name))
                .forEach(name -> environment.put(name, Optional.empty()));
        environment.put("GIT_NO_LAZY_FETCH", Optional.of("1")); // a partial clone would ask its remote
        environment.put("LC_ALL", Optional.of("C")); // its messages are read
        List<String> safe = Stream.of(
                        "--no-optional-locks",
                        "--no-pager",
                        "-c",
                        "core.fsmonitor=false",
                        "-c",
                        "core.hooksPath=/dev/null")
                .toList();
        return runner.run(Command.of(crate, "git").with(safe).with(arguments).withEnvironment(environment));
    }

    private static Path real(Path folder) throws IOException {
        return Files.isDirectory(folder)
                ? folder.toRealPath()
                : folder.toAbsolutePath().normalize();
    }

    private String lock() throws IOException {
        Path lock = WorkspaceRoot.of(crate).resolve("Cargo.lock");
        return Files.isRegularFile(lock) ? Fingerprint.of(lock).sha256() : "none";
    }
}
