package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the causes of failure in the output of cargo and its helpers. */
public final class Explainer {

    private static final int HEADLINES = 3;

    // The first match wins: causes that make everything fail come before their consequences.
    private static final List<Cause> CAUSES = Stream.of(
                    MachineCauses.ALL, ContainerCauses.ALL, RustCauses.ALL, LinkCauses.ALL, LibraryCauses.ALL)
            .flatMap(List::stream)
            .toList();

    private final TargetTriple target;
    private final ToolMessages text;
    private final ToolMessages certain;

    /**
     * Reads the output of a process.
     *
     * @param target the target whose failure is to be explained
     * @param all all targets of the process
     * @param output its output, which may contain colors
     */
    public Explainer(TargetTriple target, Collection<TargetTriple> all, String output) {
        this.target = target;
        this.text = ToolMessages.of(output).withoutThoseOf(target, all);
        this.certain = text.naming(target);
    }

    /**
     * Returns the cause, if Ferrule knows it.
     *
     * <p>Errors that name the target take precedence over those that name none, except if the machine cannot build anything.
     */
    public Optional<Problem> cause() {
        Map<String, String> names = Map.of(
                "target", target.text(),
                "snake", target.text().replace('-', '_'),
                "upper", target.asEnvironmentName());
        return find(MachineCauses.ALL, text, names)
                .or(() -> find(CAUSES, certain, names))
                .or(() -> find(CAUSES, text, names));
    }

    /** Returns the first errors as the tools print them, with their places. */
    public List<String> headlines() {
        return text.headlines(HEADLINES);
    }

    /** Returns the cause of a failure that does not depend on a target, such as a toolchain that is not installed. */
    public static Optional<Problem> ofMachine(String subject, String output) {
        return find(MachineCauses.ALL, ToolMessages.of(output), Map.of("target", subject));
    }

    /** Returns the cause, if it is in the containers of cross. */
    public static Optional<Problem> ofContainers(String subject, String output) {
        return find(ContainerCauses.ALL, ToolMessages.of(output), Map.of("target", subject));
    }

    private static Optional<Problem> find(List<Cause> causes, ToolMessages text, Map<String, String> names) {
        String said = text.toString();
        return causes.stream().flatMap(cause -> cause.in(said, names).stream()).findFirst();
    }
}
