package io.github.ferrule.plugin.build.engine;

import io.github.ferrule.plugin.build.BuildExecutor;
import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.LibraryFolder;
import io.github.ferrule.plugin.build.debug.SymbolSplitter;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.process.Questions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a plan that nothing lacks.
 *
 * @param runner starts programs
 * @param tools what there is to build with
 * @param output gets each line that a tool prints, and warnings
 */
record CrateBuilder(CommandRunner runner, BuildTools tools, Consumer<String> output) {

    BuildReport build(Prepared prepared) throws IOException {
        String rustc = prepared.compiler().version();
        try (Questions questions = new Questions()) {
            List<Supplier<Optional<String>>> doubts = prepared.plan()
                    .backends()
                    .map(backend -> questions.ask(() -> tools.untested(rustc, backend)))
                    .toList();
            BuildReport report = new BuildExecutor(runner, output, rustc).execute(prepared.plan());
            doubts.forEach(doubt -> doubt.get().ifPresent(text -> output.accept("warning: " + text)));
            return setSymbolsApart(prepared, report);
        }
    }

    private BuildReport setSymbolsApart(Prepared prepared, BuildReport report) throws IOException {
        LibraryFolder folder = new LibraryFolder(prepared.plan().output());
        return prepared.symbols().sources().isEmpty()
                ? report
                : new SymbolSplitter(runner, prepared.symbols(), folder).split(report);
    }
}
