package io.github.ferrule.plugin.build.toolchain;

import io.github.ferrule.plugin.build.cargo.CargoMetadata;
import io.github.ferrule.plugin.build.cargo.DependencyGraph;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.CommandResult;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks cargo about the crate in its folder. */
public final class Cargo {

    private final RustTools tools;

    Cargo(RustTools tools) {
        this.tools = tools;
    }

    /**
     * The workspace around the folder.
     *
     * @throws FerruleException if cargo cannot read it
     */
    public CargoMetadata metadata() {
        CommandResult result = tools.run(tools.command("cargo", "metadata", "--no-deps", "--format-version", "1"));
        if (!result.succeeded()) {
            throw Problem.of(ProblemCode.BROKEN_MANIFEST, tools.directory() + ": cargo cannot read the crate")
                    .facts(result.error().lines().toList())
                    .remedy("see it alone with  cargo metadata --no-deps --format-version 1")
                    .asException();
        }
        return CargoMetadata.parse(result.output());
    }

    /**
     * Which crates the workspace needs on these targets.
     *
     * @throws FerruleException if cargo cannot tell
     */
    public DependencyGraph dependencies(Collection<TargetTriple> targets, List<String> metadataArguments) {
        List<String> platforms = targets.stream()
                .flatMap(target -> target.slices().stream())
                .flatMap(target -> Stream.of("--filter-platform", target.text()))
                .toList();
        CommandResult result = tools.run(tools.command("cargo", "metadata", "--format-version", "1")
                .with(platforms)
                .with(metadataArguments));
        if (!result.succeeded()) {
            throw Problem.of(ProblemCode.NO_INVENTORY, names(targets) + ": cargo cannot list the crates in the library")
                    .facts(result.error().lines().toList())
                    .remedy("load what is missing with  cargo fetch , or leave the list out with  -Dferrule.sbom=false")
                    .asException();
        }
        return DependencyGraph.parse(result.output());
    }

    private static String names(Collection<TargetTriple> targets) {
        return targets.stream().map(TargetTriple::text).collect(Collectors.joining(", "));
    }
}
