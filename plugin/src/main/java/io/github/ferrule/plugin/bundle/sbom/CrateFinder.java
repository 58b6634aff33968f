package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.cargo.DependencyGraph;
import io.github.ferrule.plugin.build.cargo.DependencyTree;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.RustToolchain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds out which crates are in each library: by one call of cargo for all targets, where their triples tell enough.
 *
 * @param rust the toolchain, asked
 * @param plan what is built
 */
record CrateFinder(RustToolchain rust, BuildPlan plan) {

    /**
     * Asks for every target of the plan.
     *
     * @param words what cargo is told of the options
     */
    Map<TargetTriple, Ingredients> find(Function<CargoOptions, List<String>> words) {
        Map<TargetTriple, Ingredients> found = new HashMap<>();
        targets(words).forEach((arguments, targets) -> {
            DependencyGraph graph = rust.dependencies(targets, arguments);
            targets.forEach(target -> found.put(target, Ingredients.of(tree(graph, target, arguments))));
        });
        return found;
    }

    private Map<List<String>, List<TargetTriple>> targets(Function<CargoOptions, List<String>> words) {
        Map<List<String>, List<TargetTriple>> targets = new LinkedHashMap<>();
        plan.steps()
                .forEach(step -> step.libraries()
                        .forEach(library -> targets.computeIfAbsent(
                                        words.apply(step.group().options()), it -> new ArrayList<>())
                                .add(library.target().triple())));
        return targets;
    }

    private DependencyTree tree(DependencyGraph graph, TargetTriple target, List<String> arguments) {
        String packageId = plan.crate().cargoPackage().id();
        return graph.tree(packageId, target)
                .orElseGet(() -> rust.dependencies(List.of(target), arguments).tree(packageId));
    }
}
