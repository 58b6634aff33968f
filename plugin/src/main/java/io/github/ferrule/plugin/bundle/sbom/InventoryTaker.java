package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildStep;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.CompileWatch;
import io.github.ferrule.plugin.build.ExpectedLibrary;
import io.github.ferrule.plugin.build.backend.Backend;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.RustToolchain;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.process.ParallelTasks;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists the crates in each library. It begins while cargo builds, if cargo need not fetch anything first. */
public final class InventoryTaker {

    private final BuildPlan plan;
    private final CrateFinder crates;
    private final FormerInventories former;
    private final ParallelTasks tasks;
    private final CompileWatch watch;
    private final Supplier<Optional<Map<TargetTriple, Ingredients>>> known;
    private final Supplier<Map<TargetTriple, BillDraft>> drafts;

    /**
     * Begins to look, and takes the inventories of the last build out of the way of the next one.
     *
     * @param plan what is built
     * @param rust the toolchain that builds it
     * @param tasks runs what can be found out while cargo builds
     * @param watch reports when cargo begins to compile
     */
    public InventoryTaker(BuildPlan plan, RustToolchain rust, ParallelTasks tasks, CompileWatch watch)
            throws IOException {
        this.plan = plan;
        this.tasks = tasks;
        this.watch = watch;
        crates = new CrateFinder(rust, plan);
        former = new FormerInventories(plan.output());
        former.keep();
        known = tasks.start(this::known);
        drafts = tasks.start(this::drafts);
    }

    /** Lays the list of each library beside it. */
    public void take(List<BuiltLibrary> libraries) throws IOException {
        watch.end();
        Map<TargetTriple, Ingredients> ingredients =
                known.get().orElseGet(() -> crates.find(CargoOptions::metadataArguments));
        Map<TargetTriple, BillDraft> ready = drafts.get(); // while it is drafted, the former inventories are read
        tasks.forEach(
                libraries,
                library -> former.restoreOrWrite(
                        library,
                        ingredients.get(library.target().triple()),
                        () -> drafted(library, ingredients, ready)));
        former.forget();
    }

    private static BillDraft drafted(
            BuiltLibrary library, Map<TargetTriple, Ingredients> ingredients, Map<TargetTriple, BillDraft> ready) {
        TargetTriple target = library.target().triple();
        return ready.containsKey(target)
                ? ready.get(target)
                : BillDraft.of(
                        library.library(),
                        library.target(),
                        library.provenance(),
                        ingredients.get(target).tree());
    }

    /** What cargo says with its hands tied: asked while it builds, it must neither write the lock file nor fetch a crate. */
    private Optional<Map<TargetTriple, Ingredients>> known() throws InterruptedException {
        if (plan.backends().anyMatch(Backend::isCargo)) {
            watch.await(); // the other backends ask so much before they start cargo that theirs never meets this one
        }
        try {
            return Optional.of(crates.find(options -> options.asFrozen().metadataArguments()));
        } catch (FerruleException e) {
            return Optional.empty(); // it is asked again when the build has fetched all
        }
    }

    /** The bills that will have to be written, as far as that can be told before the libraries are there. */
    private Map<TargetTriple, BillDraft> drafts() throws IOException {
        Map<TargetTriple, Ingredients> ingredients = known.get().orElse(Map.of());
        Map<TargetTriple, BillDraft> drafts = new HashMap<>();
        for (BuildStep step : plan.steps()) {
            for (ExpectedLibrary library : step.libraries()) {
                TargetTriple target = library.target().triple();
                if (ingredients.containsKey(target) && !former.list(target, ingredients.get(target))) {
                    drafts.put(target, draft(step, library, ingredients.get(target)));
                }
            }
        }
        return drafts;
    }

    private BillDraft draft(BuildStep step, ExpectedLibrary library, Ingredients ingredients) {
        return BillDraft.of(
                plan.crate().library(),
                library.target(),
                step.provenance(library, plan.host().rustc()),
                ingredients.tree());
    }
}
