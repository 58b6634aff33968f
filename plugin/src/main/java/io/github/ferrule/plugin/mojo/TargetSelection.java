package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.engine.Wanted;
import io.github.ferrule.plugin.build.target.TargetSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The platforms to build this time.
 *
 * @param configured those of the pom
 * @param wish {@code all} of them, {@code host}, or a list of triples
 */
record TargetSelection(List<TargetRequest> configured, String wish) {

    /** The targets. */
    Wanted selected() {
        return switch (wish) {
            case "all" -> new Wanted(configured, false);
            case "host" -> new Wanted(configured, true);
            default -> new Wanted(listed(), false);
        };
    }

    private List<TargetRequest> listed() {
        return Arrays.stream(wish.split(","))
                .map(String::trim)
                .filter(text -> !text.isEmpty())
                .map(this::named)
                .toList();
    }

    /** A target of the pom keeps what the pom says about it, unless it is asked for with another glibc floor. */
    private TargetRequest named(String text) {
        TargetSpec spec = TargetSpec.parse(text);
        return configured.stream()
                .filter(target -> target.spec().triple().equals(spec.triple()))
                .filter(target -> spec.glibcFloor().isEmpty() || spec.equals(target.spec()))
                .findFirst()
                .orElse(TargetRequest.of(spec));
    }

    /** The targets of the pom as requests; the backend counts for those that name none. */
    static List<TargetRequest> requests(List<Target> targets, String backend) {
        Optional<String> chosen = Optional.of(backend).filter(name -> !name.equals(Target.AUTO));
        return targets == null
                ? List.of()
                : targets.stream().map(target -> target.toRequest(chosen)).toList();
    }
}
