package io.github.ferrule.plugin.ci;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The workflow for GitLab: each platform is tested by a job of its own. */
record GitlabWorkflow(CiRequest request) {

    String format() {
        List<BuildMachine> machines = BuildMachine.of(request.targets());
        List<GitlabTestMachine> tests = request.targets().stream()
                .flatMap(target -> target.triple().slices().stream())
                .flatMap(triple -> GitlabTestMachine.of(triple).stream())
                .toList();
        return CiTemplate.load("gitlab.yml")
                .fill(Map.of(
                        "builds", BuildMachine.jobs("gitlab-build.yml", machines, it -> it.values(request, true)),
                        "build-jobs", BuildMachine.names(machines),
                        "tests", tests.stream().map(GitlabTestMachine::format).collect(Collectors.joining("\n")),
                        "test-jobs",
                                tests.stream().map(test -> test.job() + ", ").collect(Collectors.joining())));
    }
}
