package io.github.ferrule.plugin.bundle.sbom;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.CompilationStartLatch;
import io.github.ferrule.plugin.build.backend.Backend;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.RustToolchain;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.process.ParallelTasks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes the inventory of each library. It asks for the crates while cargo builds, if cargo has nothing to fetch first. */
public final class InventoryWriter {

    private final BuildPlan plan;
    private final RustToolchain rust;
    private final ParallelTasks tasks;
    private final CompilationStartLatch watch;
    private final Supplier<Optional<Map<TargetTriple, LibraryCrates>>> known;

    /**
     * Starts to ask for the crates.
     *
     * @param plan the build
     * @param rust the toolchain that builds
     * @param tasks runs what can be asked while cargo builds
     * @param watch reports when cargo begins to compile
     */
    public InventoryWriter(BuildPlan plan, RustToolchain rust, ParallelTasks tasks, CompilationStartLatch watch) {
        this.plan = plan;
        this.rust = rust;
        this.tasks = tasks;
        this.watch = watch;
        known = tasks.start(this::askWhileCargoBuilds);
    }

    /** Writes the inventory of each library next to it. */
    public void write(List<BuiltLibrary> libraries) throws IOException {
        watch.end();
        Map<TargetTriple, LibraryCrates> crates = known.get().orElseGet(() -> ask(CargoOptions::metadataArguments));
        tasks.forEach(libraries, library -> {
            Inventory.of(library).update(library, crates.get(library.target().triple()));
            return library;
        });
    }

    /** Asks cargo for what it knows already: while it builds, it must neither write the lock file nor fetch a crate. */
    private Optional<Map<TargetTriple, LibraryCrates>> askWhileCargoBuilds() throws InterruptedException {
        if (plan.backends().anyMatch(Backend::isCargo)) {
            watch.await(); // the other backends ask so much before they start cargo that theirs never meets this one
        }
        try {
            return Optional.of(ask(options -> options.asFrozen().metadataArguments()));
        } catch (FerruleException e) {
            return Optional.empty(); // asked again when the build has fetched all crates
        }
    }

    private Map<TargetTriple, LibraryCrates> ask(Function<CargoOptions, List<String>> arguments) {
        return LibraryCrates.find(rust, plan, arguments);
    }
}
