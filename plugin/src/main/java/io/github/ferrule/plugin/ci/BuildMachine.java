package io.github.ferrule.plugin.ci;

import io.github.ferrule.plugin.target.OperatingSystem;
import io.github.ferrule.plugin.target.TargetSpec;
import io.github.ferrule.plugin.target.TargetTriple;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A kind of machine that builds some of the platforms. */
enum BuildMachine {
    LINUX(
            "linux",
            "ubuntu-latest",
            "  image: rust:1-bookworm\n  before_script:\n    - apt-get update && apt-get install --yes maven openjdk-17-jdk-headless python3-pip"),
    MACOS("macos", "macos-latest", "  tags: [saas-macos-medium-m1]\n  image: macos-15-xcode-16");

    private final String id;
    private final String runner;
    private final String gitlab;

    BuildMachine(String id, String runner, String gitlab) {
        this.id = id;
        this.runner = runner;
        this.gitlab = gitlab;
    }

    /** The machines that these targets need. */
    static List<BuildMachine> of(List<TargetSpec> targets) {
        return Arrays.stream(values())
                .filter(machine -> targets.stream().anyMatch(machine::builds))
                .toList();
    }

    /** The name of its job. */
    String job() {
        return "build-" + id;
    }

    /** What the templates of its job need. */
    Map<String, String> values(CiRequest request, boolean isGitlab) {
        List<TargetSpec> mine = request.targets().stream().filter(this::builds).toList();
        return Map.of(
                "name", id,
                "runner", isGitlab ? gitlab : runner,
                "java", request.java(),
                "crate", request.crate(),
                "triples",
                        mine.stream()
                                .flatMap(target -> target.triple().slices().stream())
                                .map(TargetTriple::text)
                                .collect(Collectors.joining(" ")),
                "targets", mine.stream().map(TargetSpec::toString).collect(Collectors.joining(",")));
    }

    private boolean builds(TargetSpec target) {
        return (target.triple().os() == OperatingSystem.MACOS) == (this == MACOS);
    }
}
