package io.github.ferrule.plugin.engine;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildStep;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.cargo.DependencyGraph;
import io.github.ferrule.plugin.cargo.DependencyTree;
import io.github.ferrule.plugin.sbom.FormerInventories;
import io.github.ferrule.plugin.target.TargetTriple;
import io.github.ferrule.plugin.toolchain.Cargo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out which crates are in each library: by one call of cargo for all targets, where their triples tell enough.
 */
final class InventoryTaker {

    private final Cargo cargo;
    private final FormerInventories former;
    private final String packageId;
    private final Map<TargetTriple, List<String>> arguments = new HashMap<>();
    private final Map<List<String>, List<TargetTriple>> targets = new HashMap<>();
    private final Map<List<String>, DependencyGraph> graphs = new HashMap<>();

    InventoryTaker(Cargo cargo, BuildPlan plan) {
        this.cargo = cargo;
        this.former = new FormerInventories(plan.output());
        this.packageId = plan.crate().cargoPackage().id();
        plan.steps().forEach(this::note);
    }

    private void note(BuildStep step) {
        List<String> words = step.group().options().metadataArguments();
        step.libraries().forEach(library -> {
            TargetTriple target = library.target().triple();
            arguments.put(target, words);
            targets.computeIfAbsent(words, it -> new ArrayList<>()).add(target);
        });
    }

    void take(List<BuiltLibrary> libraries) throws IOException {
        for (BuiltLibrary library : libraries) {
            former.restoreOrWrite(library, tree(library.target().triple()));
        }
        former.forget();
    }

    private DependencyTree tree(TargetTriple target) {
        List<String> words = arguments.get(target);
        return graphs.computeIfAbsent(words, it -> cargo.dependencies(targets.get(it), it))
                .tree(packageId, target)
                .orElseGet(() -> cargo.dependencies(List.of(target), words).tree(packageId));
    }
}
