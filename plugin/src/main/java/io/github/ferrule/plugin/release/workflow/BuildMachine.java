package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of machine that builds some of the platforms. */
enum BuildMachine {
    LINUX("linux", "ubuntu-latest"),
    MACOS("macos", "macos-latest");

    /** The folder with the libraries, relative to the module. */
    static final String NATIVES = "target/ferrule/natives";

    private final String id;
    private final String githubRunner;

    BuildMachine(String id, String githubRunner) {
        this.id = id;
        this.githubRunner = githubRunner;
    }

    /** Returns the machines that these targets need. */
    static List<BuildMachine> of(List<TargetSpec> targets) {
        return Arrays.stream(values())
                .filter(machine -> targets.stream().anyMatch(machine::builds))
                .toList();
    }

    String id() {
        return id;
    }

    /** Returns the folder with which its libraries reach the next job. */
    String folder() {
        return "natives-" + id;
    }

    String githubRunner() {
        return githubRunner;
    }

    /** Returns the commands that build this machine's share of the targets. */
    List<String> build(CiRequest request, WorkflowCommands commands) {
        List<TargetSpec> mine = request.targets().stream().filter(this::builds).toList();
        // executions may differ in their targets, and each of them selects its own ones for a system
        Function<TargetSpec, String> selector =
                request.executions().size() > 1 ? target -> target.triple().os().canonicalName() : TargetSpec::toString;
        return commands.build(
                mine.stream()
                        .flatMap(target -> target.triple().slices().stream())
                        .map(TargetTriple::text)
                        .distinct()
                        .collect(Collectors.joining(" ")),
                request.executions(),
                mine.stream().map(selector).distinct().collect(Collectors.joining(",")));
    }

    /** Returns the folders with which their libraries reach the next job, listed by name because other folders may match a pattern. */
    static String folders(List<BuildMachine> machines) {
        return machines.stream().map(BuildMachine::folder).collect(Collectors.joining(" "));
    }

    /** Returns the names of their jobs. */
    static String jobs(List<BuildMachine> machines) {
        return machines.stream().map(machine -> "build-" + machine.id).collect(Collectors.joining(", "));
    }

    private boolean builds(TargetSpec target) {
        return (target.triple().os() == OperatingSystem.MACOS) == (this == MACOS);
    }
}
