package io.github.ferrule.plugin.build.debug;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.BuildReport.Built;
import io.github.ferrule.plugin.build.BuildReport.Outcome;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.NativesFolder;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.file.Folders;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Separates debug symbols from the libraries of a build.
 *
 * @param runner starts the tools
 * @param plan the source of each target's symbols
 * @param natives the folder of the libraries
 */
public record SymbolSplitter(CommandRunner runner, SymbolPlan plan, NativesFolder natives) {

    /** Replaces each library by one without symbols, and writes the symbols next to it. */
    public BuildReport split(BuildReport report) throws IOException {
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (Outcome outcome : report.outcomes()) {
                outcomes.add(outcome instanceof Built built ? split(built) : outcome);
            }
            return new BuildReport(outcomes);
        } finally {
            Folders.delete(work());
        }
    }

    private Built split(Built built) throws IOException {
        return plan.sources().get(built.library().target().triple()).split(built, this);
    }

    /** Moves the symbols of a library to a file of their own. */
    Built extract(String objcopy, Built built) throws IOException {
        BuiltLibrary library = built.library();
        Path origin = built.origin();
        Path symbols = SymbolFolder.of(library).detached(library.file());
        Path stripped = work().resolve(library.target().triple().text())
                .resolve(library.file().getFileName());
        Path debug = stripped.resolveSibling(symbols.getFileName());
        Files.createDirectories(stripped.getParent());
        run(objcopy, built, "--only-keep-debug", origin.toString(), debug.toString());
        run(objcopy, built, "--strip-all", "--add-gnu-debuglink=" + debug, origin.toString(), stripped.toString());
        BuiltLibrary published = natives.publish(library.target(), library.library(), stripped, library.provenance());
        AtomicFile.write(symbols, out -> Files.copy(debug, out)); // publishing deletes the neighbors of a library
        return new Built(published, origin, built.duration(), built.upToDate());
    }

    /** Copies the symbols that the compiler has already written to a file or folder. */
    Built keep(Path made, Built built) throws IOException {
        if (!Files.exists(made)) {
            throw failed(built, made + " does not exist")
                    .remedy("to build without them, add  -Dferrule.debugSymbols=none")
                    .asException();
        }
        Folders.copy(made, SymbolFolder.of(built.library()).folder().resolve(made.getFileName()));
        return built;
    }

    private Path work() {
        return natives.root().resolveSibling("symbols");
    }

    private void run(String objcopy, Built built, String... arguments) {
        Command command = Command.of(natives.root(), objcopy, arguments);
        try {
            CommandResult result = runner.run(command);
            if (!result.succeeded()) {
                throw failed(built, result.error())
                        .remedy("to run it alone  " + command)
                        .asException();
            }
        } catch (CommandNotFoundException e) {
            throw failed(built, e.program() + " is no longer on the PATH")
                    .remedy("run the goal again")
                    .asException();
        }
    }

    private static Problem failed(Built built, String error) {
        return Problem.of(
                        ProblemCode.SYMBOLS_LOST, built.library().target() + ": the debug symbols cannot be separated")
                .facts(error.lines().toList());
    }
}
