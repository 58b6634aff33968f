package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.TargetSelection;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
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

    /** Selects {@code all}, the {@code host}, or the targets of a comma-separated list. */
    TargetSelection select(String only) {
        return switch (only.trim()) {
            case "all" -> new TargetSelection(requests, false);
            case "host" -> host();
            default -> new TargetSelection(words(only, ",").map(this::named).toList(), false);
        };
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
