package io.github.ferrule.plugin.release.workflow;

import io.github.ferrule.plugin.build.target.Architecture;
import io.github.ferrule.plugin.build.target.Libc;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The workflow for GitHub, with test jobs that have a matrix of machines. */
record GithubWorkflow(CiRequest request) {

    String format() {
        ModuleLocation place = request.place();
        List<BuildMachine> machines = BuildMachine.of(request.targets());
        String test = tests("github-test.yml", triple -> triple.libc() != Libc.MUSL);
        String musl = tests("github-musl.yml", triple -> triple.libc() == Libc.MUSL);
        String tested = Stream.of(test.isEmpty() ? "" : "test", musl.isEmpty() ? "" : "test-musl")
                .filter(job -> !job.isEmpty())
                .collect(Collectors.joining(", "));
        return CiTemplate.load("github.yml")
                .fill(
                        request,
                        Map.of(
                                "builds",
                                BuildMachine.jobs(request, machines, "github-build.yml", it -> it.github(request)),
                                "build-jobs",
                                BuildMachine.names(machines),
                                "test",
                                test,
                                "musl",
                                musl,
                                "test-jobs",
                                tested.isEmpty() ? "package" : tested,
                                "pack",
                                commands(steps(place).pack(request.ferruleLoader())),
                                "jar-files",
                                yaml(place.path("target") + "/*.jar"),
                                "runtime-upload",
                                request.ferruleLoader()
                                        ? CiTemplate.load("github-runtime.yml")
                                                .fill(request, Map.of("runtime", yaml(place.path("target/runtime"))))
                                                .stripTrailing()
                                        : "",
                                "stage",
                                commands(steps(place).publish()),
                                "central-bundle",
                                yaml(place.path("target/ferrule/central-bundle.zip"))));
    }

    static WorkflowCommands steps(ModuleLocation place) {
        return new WorkflowCommands("mvn --batch-mode --no-transfer-progress", place);
    }

    /** Returns the lines of a step. */
    static String commands(List<String> commands) {
        return commands.stream()
                .map(line -> "          " + Quoting.github(line))
                .collect(Collectors.joining("\n"));
    }

    static String yaml(String text) {
        return Quoting.yaml(Quoting.github(text));
    }

    /** Returns a job with a machine for each platform; nothing if there is none, because an empty matrix is an error. */
    private String tests(String template, Predicate<TargetTriple> wanted) {
        String machines = request.targets().stream()
                .map(TargetSpec::triple)
                .filter(wanted)
                .flatMap(triple -> triple.slices().stream())
                .flatMap(triple -> runner(triple).stream()
                        .map(runner -> "          - {target: " + triple + ", runner: " + runner + "}"))
                .collect(Collectors.joining("\n"));
        return machines.isEmpty() || !request.ferruleLoader()
                ? ""
                : CiTemplate.load(template)
                        .fill(request, Map.of("machines", machines))
                        .stripTrailing();
    }

    private static Optional<String> runner(TargetTriple target) {
        boolean arm = target.architecture() == Architecture.AARCH64;
        if (!arm && target.architecture() != Architecture.X86_64) {
            return Optional.empty();
        }
        return switch (target.os()) {
            case LINUX -> Optional.of(arm ? "ubuntu-24.04-arm" : "ubuntu-latest");
            case WINDOWS -> Optional.of(arm ? "windows-11-arm" : "windows-latest");
            case MACOS -> Optional.of(arm ? "macos-latest" : "macos-15-intel");
            default -> Optional.empty();
        };
    }
}
