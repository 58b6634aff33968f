package io.github.ferrule.plugin.engine;

import io.github.ferrule.plugin.build.Backend;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.problem.FerruleException;
import io.github.ferrule.plugin.process.Questions;
import io.github.ferrule.plugin.sbom.FormerInventories;
import io.github.ferrule.plugin.sbom.Ingredients;
import io.github.ferrule.plugin.sbom.Inventory;
import io.github.ferrule.plugin.target.TargetTriple;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists the crates in each library. It begins while cargo builds, if cargo need not fetch anything first. */
public final class InventoryTaker {

    private final CrateFinder crates;
    private final FormerInventories former;
    private final Questions questions;
    private final Supplier<Optional<Map<TargetTriple, Ingredients>>> known;

    InventoryTaker(Prepared prepared, Questions questions) {
        crates = new CrateFinder(prepared.rust().cargo(), prepared.plan());
        former = new FormerInventories(prepared.plan().output());
        this.questions = questions;
        known = questions.ask(this::known);
        if (prepared.plan().backends().anyMatch(Backend::isCargo)) {
            known.get();
        }
    }

    /** Lays the list of each library beside it. */
    public void take(List<BuiltLibrary> libraries) throws IOException {
        Map<TargetTriple, Ingredients> ingredients =
                known.get().orElseGet(() -> crates.find(CargoOptions::metadataArguments));
        List<Supplier<Inventory>> inventories = libraries.stream()
                .map(library -> questions.ask(() -> former.restoreOrWrite(
                        library, ingredients.get(library.target().triple()))))
                .toList();
        inventories.forEach(Supplier::get);
        former.forget();
    }

    /** What cargo says with its hands tied: asked while it builds, it must neither write the lock file nor fetch a crate. */
    private Optional<Map<TargetTriple, Ingredients>> known() {
        try {
            return Optional.of(crates.find(options -> options.frozen().metadataArguments()));
        } catch (FerruleException e) {
            return Optional.empty(); // it is asked again when the build has fetched all
        }
    }
}
