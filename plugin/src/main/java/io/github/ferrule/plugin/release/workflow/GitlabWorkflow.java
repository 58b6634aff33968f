package io.github.ferrule.plugin.release.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The workflow for GitLab, with a test job for each platform. */
record GitlabWorkflow(CiRequest request) {

    String format() {
        ModuleLocation place = request.place();
        List<BuildMachine> machines = BuildMachine.of(request.targets());
        List<GitlabTestMachine> tests = request.targets().stream()
                .flatMap(target -> target.triple().slices().stream())
                .flatMap(triple -> GitlabTestMachine.of(triple, request.java()).stream())
                .filter(test -> request.ferruleLoader())
                .toList();
        return CiTemplate.load("gitlab.yml")
                .fill(
                        request,
                        Map.of(
                                "locale", place.needsUtf8() ? "  LC_ALL: C.UTF-8" : "",
                                "builds",
                                        BuildMachine.jobs(
                                                request, machines, "gitlab-build.yml", it -> it.gitlab(request)),
                                "build-jobs", BuildMachine.names(machines),
                                "folders", place.isRoot() ? "natives-*" : BuildMachine.folders(machines),
                                "jar-files", "target/*.jar" + (request.ferruleLoader() ? ", target/runtime" : ""),
                                "pack", commands(pack(request)),
                                "stage", commands(steps(place).publish()),
                                "central-bundle", Quoting.yaml(place.path("target/ferrule/central-bundle.zip")),
                                "tests",
                                        tests.stream()
                                                .map(test -> test.format(request))
                                                .collect(Collectors.joining("\n")),
                                "test-jobs",
                                        tests.stream()
                                                .map(test -> test.job() + ", ")
                                                .collect(Collectors.joining())));
    }

    /** Copies the jars to where the test jobs of a project at the root find them. */
    private static List<String> pack(CiRequest request) {
        ModuleLocation place = request.place();
        List<String> pack = new ArrayList<>(steps(place).pack(request.ferruleLoader()));
        if (!place.isRoot()) {
            pack.add("mkdir -p target && cp -R " + Quoting.shell(place.path("target")) + "/*.jar "
                    + (request.ferruleLoader() ? Quoting.shell(place.path("target/runtime")) + " " : "") + "target/");
        }
        return pack;
    }

    static WorkflowCommands steps(ModuleLocation place) {
        return new WorkflowCommands("mvn $MAVEN_FLAGS", place);
    }

    /** Returns the lines of a script. */
    static String commands(List<String> commands) {
        return commands.stream()
                .map(command -> "    - " + Quoting.yamlCommand(command))
                .collect(Collectors.joining("\n"));
    }
}
