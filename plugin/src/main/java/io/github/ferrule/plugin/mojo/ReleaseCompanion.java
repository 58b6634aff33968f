package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.engine.Engine;
import io.github.ferrule.plugin.build.engine.Prepared;
import io.github.ferrule.plugin.bundle.sbom.InventoryTaker;
import io.github.ferrule.plugin.release.collect.CollectedFolders;
import io.github.ferrule.plugin.release.collect.SourceReader;
import io.github.ferrule.plugin.release.collect.SourceState;
import io.github.ferrule.plugin.support.process.Questions;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes down where the libraries of a release come from, and what is in them. */
final class ReleaseCompanion implements Companion {

    private final BuildMojo goal;
    private final Questions questions;
    private final SourceReader sources;
    private final Supplier<SourceState> source;
    private final Supplier<Boolean> named;
    private Optional<InventoryTaker> inventory = Optional.empty();

    ReleaseCompanion(BuildMojo goal, Questions questions) {
        this.goal = goal;
        this.questions = questions;
        this.sources = goal.sources();
        this.named = questions.ask(goal::isNamed);
        this.source = questions.ask(sources::read);
    }

    @Override
    public void planned(Engine engine, Prepared prepared) throws IOException {
        named.get(); // before an hour of compiling, not after it
        if (goal.sbom && !goal.dryRun) {
            inventory = Optional.of(new InventoryTaker(prepared, questions, engine.output()));
        }
    }

    @Override
    public void built(Prepared prepared, BuildReport report) throws IOException {
        prepared.symbols().describe().forEach(goal.getLog()::info);
        CollectedFolders.mark(report.libraries(), sources.readAgain(source.get()));
        if (inventory.isPresent()) {
            inventory.get().take(report.libraries());
        }
    }
}
