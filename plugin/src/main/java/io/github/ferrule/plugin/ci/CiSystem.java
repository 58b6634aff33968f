package io.github.ferrule.plugin.ci;

import io.github.ferrule.plugin.target.Architecture;
import io.github.ferrule.plugin.target.Libc;
import io.github.ferrule.plugin.target.OperatingSystem;
import io.github.ferrule.plugin.target.TargetSpec;
import io.github.ferrule.plugin.target.TargetTriple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service that runs workflows. */
public enum CiSystem {
    GITHUB(".github/workflows/natives.yml") {
        @Override
        public String workflow(CiRequest request) {
            List<BuildMachine> machines = BuildMachine.of(request.targets());
            String test = tests("github-test.yml", request, triple -> triple.libc() != Libc.MUSL);
            String musl = tests("github-musl.yml", request, triple -> triple.libc() == Libc.MUSL);
            String tested = Stream.of(test.isEmpty() ? "" : "test", musl.isEmpty() ? "" : "test-musl")
                    .filter(job -> !job.isEmpty())
                    .collect(Collectors.joining(", "));
            return CiTemplate.load("github.yml")
                    .fill(Map.of(
                            "builds",
                            jobs("github-build.yml", machines, machine -> machine.values(request, false)),
                            "build-jobs",
                            names(machines),
                            "test",
                            test,
                            "musl",
                            musl,
                            "test-jobs",
                            tested.isEmpty() ? "package" : tested))
                    .replace("@java@", request.java())
                    .replace("@bundle-id@", request.bundleId())
                    .replace("@jars@", request.jars());
        }

        /** A job with a machine for each of the platforms; nothing if there is none, as an empty matrix is an error. */
        private static String tests(String template, CiRequest request, Predicate<TargetTriple> wanted) {
            String machines = request.targets().stream()
                    .map(TargetSpec::triple)
                    .filter(wanted)
                    .flatMap(triple -> triple.slices().stream())
                    .flatMap(triple -> runner(triple).stream()
                            .map(runner -> "          - {target: " + triple + ", runner: " + runner + "}"))
                    .collect(Collectors.joining("\n"));
            return machines.isEmpty()
                    ? ""
                    : CiTemplate.load(template)
                            .fill(Map.of("machines", machines))
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
    },
    /** Its machines for Windows and macOS bring no Java, so that it loads the jar on Linux alone. */
    GITLAB(".gitlab/natives.yml") {
        @Override
        public String workflow(CiRequest request) {
            List<BuildMachine> machines = BuildMachine.of(request.targets());
            return CiTemplate.load("gitlab.yml")
                    .fill(Map.of(
                            "builds", jobs("gitlab-build.yml", machines, machine -> machine.values(request, true)),
                            "build-jobs", names(machines),
                            "tests",
                                    request.targets().stream()
                                            .map(TargetSpec::triple)
                                            .flatMap(triple -> test(triple).stream())
                                            .collect(Collectors.joining("\n"))))
                    .replace("@java@", request.java())
                    .replace("@bundle-id@", request.bundleId())
                    .replace("@jars@", request.jars());
        }

        private static Optional<String> test(TargetTriple target) {
            boolean arm = target.architecture() == Architecture.AARCH64;
            if (target.os() != OperatingSystem.LINUX || !(arm || target.architecture() == Architecture.X86_64)) {
                return Optional.empty();
            }
            boolean musl = target.libc() == Libc.MUSL;
            return Optional.of(CiTemplate.load("gitlab-test.yml")
                    .fill(Map.of(
                            "name", (musl ? "musl" : "linux") + (arm ? "-arm64" : ""),
                            "image", "eclipse-temurin:@java@" + (musl ? "-alpine" : ""),
                            "tag", arm ? "saas-linux-small-arm64" : "saas-linux-small-amd64"))
                    .stripTrailing());
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
}
