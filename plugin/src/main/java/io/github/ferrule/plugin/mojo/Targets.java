package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.TargetSelection;
import io.github.ferrule.plugin.build.target.OperatingSystem;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The {@code <targets>} of the configuration.
 *
 * @param requests one for each {@code <target>}
 */
record Targets(List<TargetRequest> requests) {

    Targets {
        requests = List.copyOf(requests);
    }

    /** Returns true if a list names systems only, and none of the targets is for one of them. */
    boolean hasNoneOf(String only) {
        return !requests.isEmpty()
                && words(only, ",").allMatch(Targets::isSystem)
                && words(only, ",").flatMap(this::forSystem).findAny().isEmpty();
    }

    /**
     * Selects {@code all}, the {@code host}, or those of a comma-separated list of triples and systems.
     *
     * @throws FerruleException if a list of systems selects none
     */
    TargetSelection select(String only) {
        return switch (only.trim()) {
            case "all" -> new TargetSelection(requests, false);
            case "host" -> host();
            default -> new TargetSelection(listed(only), false);
        };
    }

    private List<TargetRequest> listed(String only) {
        List<TargetRequest> listed = words(only, ",")
                .flatMap(word -> isSystem(word) ? forSystem(word) : Stream.of(named(word)))
                .distinct()
                .toList();
        if (listed.isEmpty()) {
            throw Problem.of(ProblemCode.INVALID_OPTION, "ferrule.targets: no target of the pom is for " + only)
                    .facts(specs().stream().map(TargetSpec::toString).toList())
                    .remedy("write, for example,  -Dferrule.targets=x86_64-unknown-linux-gnu")
                    .asException();
        }
        return listed;
    }

    /** Returns true for rustc's name of a system, which is never a triple. */
    private static boolean isSystem(String word) {
        return Arrays.stream(OperatingSystem.values())
                .anyMatch(it -> it.canonicalName().equals(word));
    }

    private Stream<TargetRequest> forSystem(String name) {
        return requests.stream()
                .filter(it -> it.spec().triple().os().canonicalName().equals(name));
    }

    /** Selects the target that this machine can run. */
    TargetSelection host() {
        return new TargetSelection(requests, true);
    }

    List<TargetSpec> specs() {
        return requests.stream().map(TargetRequest::spec).toList();
    }

    List<TargetTriple> triples() {
        return specs().stream().map(TargetSpec::triple).toList();
    }

    /** A target of the pom keeps its settings, unless it is requested with another glibc floor. */
    private TargetRequest named(String text) {
        TargetSpec spec = TargetSpec.parse(text);
        return requests.stream()
                .filter(target -> target.spec().triple().equals(spec.triple()))
                .filter(target -> spec.glibcFloor().isEmpty() || spec.equals(target.spec()))
                .findFirst()
                .orElse(TargetRequest.of(spec));
    }

    static Stream<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator)).map(String::trim).filter(word -> !word.isEmpty());
    }
}
