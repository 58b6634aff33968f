package io.github.ferrule.plugin.ci;

import io.github.ferrule.plugin.target.Architecture;
import io.github.ferrule.plugin.target.Libc;
import io.github.ferrule.plugin.target.TargetSpec;
import io.github.ferrule.plugin.target.TargetTriple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service that runs workflows. */
public enum CiSystem {
    GITHUB(".github/workflows/natives.yml") {
        @Override
        public String workflow(CiRequest request) {
            List<BuildMachine> machines = BuildMachine.of(request.targets());
            boolean musl = hasMusl(request, Architecture.X86_64);
            return CiTemplate.load("github.yml")
                    .fill(Map.of(
                            "builds", jobs("github-build.yml", machines, machine -> machine.values(request, false)),
                            "build-jobs", names(machines),
                            "tests",
                                    request.targets().stream()
                                            .flatMap(target -> runner(target.triple()).stream()
                                                    .map(runner -> "          - {target: " + target.triple()
                                                            + ", runner: " + runner + "}"))
                                            .collect(Collectors.joining("\n")),
                            "musl",
                                    musl
                                            ? CiTemplate.load("github-musl.yml")
                                                    .text()
                                                    .stripTrailing()
                                            : "",
                            "test-jobs", musl ? "test, test-musl" : "test"))
                    .replace("@java@", request.java())
                    .replace("@bundle-id@", request.bundleId());
        }
    },
    GITLAB(".gitlab/natives.yml") {
        @Override
        public String workflow(CiRequest request) {
            List<BuildMachine> machines = BuildMachine.of(request.targets());
            Stream<Map<String, String>> images = Stream.concat(
                    Stream.of(Map.of("name", "linux", "image", "eclipse-temurin:@java@")),
                    Stream.of(Map.of("name", "musl", "image", "eclipse-temurin:@java@-alpine"))
                            .filter(image -> hasMusl(request, Architecture.X86_64)));
            return CiTemplate.load("gitlab.yml")
                    .fill(Map.of(
                            "builds", jobs("gitlab-build.yml", machines, machine -> machine.values(request, true)),
                            "build-jobs", names(machines),
                            "tests",
                                    images.map(CiTemplate.load("gitlab-test.yml")::fill)
                                            .map(String::stripTrailing)
                                            .collect(Collectors.joining("\n"))))
                    .replace("@java@", request.java())
                    .replace("@bundle-id@", request.bundleId());
        }
    };

    private final String path;

    CiSystem(String path) {
        this.path = path;
    }

    /** Where the service looks for the file, or what includes it. */
    public String path() {
        return path;
    }

    /** The text of the file. */
    public abstract String workflow(CiRequest request);

    static boolean hasMusl(CiRequest request, Architecture architecture) {
        return request.targets().stream()
                .map(TargetSpec::triple)
                .anyMatch(triple -> triple.libc() == Libc.MUSL && triple.architecture() == architecture);
    }

    static String jobs(
            String template, List<BuildMachine> machines, Function<BuildMachine, Map<String, String>> values) {
        return machines.stream()
                .map(machine ->
                        CiTemplate.load(template).fill(values.apply(machine)).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    static String names(List<BuildMachine> machines) {
        return machines.stream().map(BuildMachine::job).collect(Collectors.joining(", "));
    }

    /** GitHub's runner of a platform; musl has a container instead, and some platforms have nothing. */
    static Optional<String> runner(TargetTriple target) {
        boolean arm = target.architecture() == Architecture.AARCH64;
        if (target.libc() == Libc.MUSL || !(arm || target.architecture() == Architecture.X86_64)) {
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
