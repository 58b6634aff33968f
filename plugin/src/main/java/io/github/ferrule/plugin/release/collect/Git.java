package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Asks git about the repository of a folder. Git runs nothing that the repository configures, and no variable misleads it.
 *
 * @param runner runs git
 * @param variables the names of the environment variables
 * @param folder the folder to ask about
 */
record Git(CommandRunner runner, Set<String> variables, Path folder) {

    /** The variables that only say which settings of the user's own git reads, and where it may look for a repository. */
    private static final Set<String> HARMLESS = Set.of(
            "GIT_CONFIG_GLOBAL",
            "GIT_CONFIG_SYSTEM",
            "GIT_CONFIG_NOSYSTEM",
            "GIT_DISCOVERY_ACROSS_FILESYSTEM",
            "GIT_TEST_ASSUME_DIFFERENT_OWNER");

    /**
     * Replaced objects are not those of the commit. {@code core.ignoreCase} takes an untracked file for a tracked one. The last
     * two make git notice a file whose size and date somebody restored.
     */
    private static final List<String> SAFE = List.of(
            "--no-optional-locks",
            "--no-pager",
            "--no-replace-objects",
            "-c",
            "core.ignoreCase=false",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "core.trustctime=true",
            "-c",
            "core.checkStat=default");

    /** Filters of git-lfs, which the checkouts of CI services configure in the repository. */
    private static final Set<String> LFS = Set.of("git-lfs clean -- %f", "git-lfs filter-process");

    private static final String PROGRAMS = "^(filter\\..*\\.(clean|process)|lfs\\.extension\\..*)$";

    /** Returns a git that answers for another folder. */
    Git in(Path other) {
        return new Git(runner, variables, other);
    }

    /** Runs a command that needs no filter. */
    CommandResult run(List<String> arguments) {
        Map<String, Optional<String>> environment = new TreeMap<>();
        variables.stream()
                .filter(name -> name.startsWith("GIT_") && !HARMLESS.contains(name))
                .forEach(name -> environment.put(name, Optional.empty()));
        environment.put("GIT_NO_LAZY_FETCH", Optional.of("1")); // a partial clone would ask its remote
        environment.put("LC_ALL", Optional.of("C")); // its messages are read
        return runner.run(Command.of(folder, "git").with(SAFE).with(arguments).withEnvironment(environment));
    }

    /** Runs a command that prints entries, each ended by NUL; empty if git fails. */
    Optional<List<String>> list(List<String> arguments) {
        CommandResult result = run(arguments);
        return result.succeeded() ? Optional.of(entries(result)) : Optional.empty();
    }

    /**
     * Returns the options that keep git from running the filter programs that the repository configures; empty if that is not
     * possible.
     */
    Optional<List<String>> withoutFilters() {
        CommandResult result = run(List.of("config", "--includes", "--show-scope", "--null", "--get-regexp", PROGRAMS));
        if (result.exitCode() > 1) { // git before 2.26; 1 says that there are none
            return Optional.empty();
        }
        List<String> options = new ArrayList<>();
        List<String> words = entries(result);
        for (int i = 0; i + 1 < words.size(); i += 2) {
            String scope = words.get(i);
            String[] setting = words.get(i + 1).split("\n", 2);
            boolean own = scope.equals("local") || scope.equals("worktree");
            if (!own || setting.length == 2 && LFS.contains(setting[1].strip())) {
                continue;
            }
            if (setting[0].contains("=") || setting[0].startsWith("lfs.")) {
                return Optional
                        .empty(); // git would end the name at the first '='; git-lfs takes extensions from nowhere else
            }
            options.addAll(List.of("-c", setting[0] + "="));
            options.addAll(List.of("-c", setting[0].replaceFirst("\\.[a-z]+$", ".required=false")));
        }
        return Optional.of(options);
    }

    private static List<String> entries(CommandResult result) {
        String output = result.output().endsWith("\n")
                ? result.output().substring(0, result.output().length() - 1)
                : result.output();
        return output.isEmpty() ? List.of() : List.of(output.split("\0"));
    }
}
