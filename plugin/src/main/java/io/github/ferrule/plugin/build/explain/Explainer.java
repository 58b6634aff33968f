package io.github.ferrule.plugin.build.explain;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows the causes of failure, and finds them in what cargo and its helpers printed. */
public final class Explainer {

    private static final int HEADLINES = 3;

    // The first that matches counts: what makes everything fail comes before what fails of it.
    private static final List<Cause> CAUSES = Stream.of(
                    MachineCauses.ALL, ContainerCauses.ALL, RustCauses.ALL, LinkCauses.ALL, LibraryCauses.ALL)
            .flatMap(List::stream)
            .toList();

    private final TargetTriple target;
    private final ToolText text;
    private final ToolText certain;

    /**
     * Looks at what a process printed.
     *
     * @param target the target that is to be explained
     * @param all all targets of the process
     * @param output what it printed, colours included
     */
    public Explainer(TargetTriple target, Collection<TargetTriple> all, String output) {
        this.target = target;
        this.text = ToolText.of(output).withoutThoseOf(target, all);
        this.certain = text.naming(target);
    }

    /**
     * The cause, if it is one that Ferrule knows.
     *
     * <p>What names the target counts before what may be about any, but for a machine that can build nothing.
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

    /** The errors in the tools' own words, a line each. */
    public List<String> headlines() {
        return text.headlines(HEADLINES);
    }

    /** The cause of a failure that has to do with no target, such as a toolchain that is not installed. */
    public static Optional<Problem> ofMachine(String subject, String output) {
        return find(MachineCauses.ALL, ToolText.of(output), Map.of("target", subject));
    }

    /** The cause, if it lies with the containers of cross. */
    public static Optional<Problem> ofContainers(String subject, String output) {
        return find(ContainerCauses.ALL, ToolText.of(output), Map.of("target", subject));
    }

    private static Optional<Problem> find(List<Cause> causes, ToolText text, Map<String, String> names) {
        String said = text.toString();
        return causes.stream().flatMap(cause -> cause.in(said, names).stream()).findFirst();
    }
}
