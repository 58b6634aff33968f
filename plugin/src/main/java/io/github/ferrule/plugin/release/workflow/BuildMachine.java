package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of machine that builds some of the platforms. */
enum BuildMachine {
    LINUX("linux", "ubuntu-latest"),
    MACOS("macos", "macos-latest");

    /** GitLab's tag and image for macOS machines. */
    static final String GITLAB_MAC = "saas-macos-medium-m1";

    static final String GITLAB_MAC_IMAGE = "macos-15-xcode-16";

    private static final String NATIVES = "target/ferrule/natives";

    private final String id;
    private final String runner;

    BuildMachine(String id, String runner) {
        this.id = id;
        this.runner = runner;
    }

    /** Returns the machines that these targets need. */
    static List<BuildMachine> of(List<TargetSpec> targets) {
        return Arrays.stream(values())
                .filter(machine -> targets.stream().anyMatch(machine::builds))
                .toList();
    }

    /** Returns the name of its job. */
    String job() {
        return "build-" + id;
    }

    /** Returns the values for its GitHub template. */
    Map<String, String> github(CiRequest request) {
        ModuleLocation place = request.place();
        return Map.of(
                "name", id,
                "runner", runner,
                "cargo-target", Quoting.github(place.cargoTarget()),
                "lock", place.lockFile(),
                "build", GithubWorkflow.commands(build(request, GithubWorkflow.steps(place))),
                "natives", GithubWorkflow.yaml(place.path(NATIVES)));
    }

    /** Returns the values for its GitLab template. */
    Map<String, String> gitlab(CiRequest request) {
        ModuleLocation place = request.place();
        List<String> build = new ArrayList<>(build(request, GitlabWorkflow.steps(place)));
        build.add("cp -R " + Quoting.shell(place.path(NATIVES)) + " natives-" + id);
        return Map.of(
                "name",
                id,
                "machine",
                CiTemplate.load("gitlab-" + id + ".yml")
                        .fill(request, Map.of("tag", GITLAB_MAC, "image", GITLAB_MAC_IMAGE))
                        .stripTrailing(),
                "cargo-target",
                Quoting.doubled(place.cargoTarget()),
                "build",
                GitlabWorkflow.commands(build));
    }

    private List<String> build(CiRequest request, WorkflowCommands steps) {
        List<TargetSpec> mine = request.targets().stream().filter(this::builds).toList();
        return steps.build(
                mine.stream()
                        .flatMap(target -> target.triple().slices().stream())
                        .map(TargetTriple::text)
                        .collect(Collectors.joining(" ")),
                mine.stream().map(TargetSpec::toString).collect(Collectors.joining(",")));
    }

    /** Returns the jobs of machines, from one template. */
    static String jobs(
            CiRequest request,
            List<BuildMachine> machines,
            String template,
            Function<BuildMachine, Map<String, String>> values) {
        return machines.stream()
                .map(machine -> CiTemplate.load(template)
                        .fill(request, values.apply(machine))
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    /** Returns the folders with which their libraries reach the next job, listed by name because other folders may match a pattern. */
    static String folders(List<BuildMachine> machines) {
        return machines.stream().map(machine -> "natives-" + machine.id).collect(Collectors.joining(" "));
    }

    /** Returns the names of their jobs. */
    static String names(List<BuildMachine> machines) {
        return machines.stream().map(BuildMachine::job).collect(Collectors.joining(", "));
    }

    private boolean builds(TargetSpec target) {
        return (target.triple().os() == OperatingSystem.MACOS) == (this == MACOS);
    }
}
