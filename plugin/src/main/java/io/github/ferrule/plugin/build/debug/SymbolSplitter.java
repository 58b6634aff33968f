package io.github.ferrule.plugin.build.debug;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.BuildReport.Built;
import io.github.ferrule.plugin.build.BuildReport.Outcome;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.LibraryFolder;
import io.github.ferrule.plugin.build.debug.SymbolSource.Dsymutil;
import io.github.ferrule.plugin.build.debug.SymbolSource.Objcopy;
import io.github.ferrule.plugin.build.debug.SymbolSource.Pdb;
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
 * Sets the debug symbols of fresh libraries apart.
 *
 * @param runner starts the tools
 * @param plan what to do for each target
 * @param natives where the libraries lie
 */
public record SymbolSplitter(CommandRunner runner, SymbolPlan plan, LibraryFolder natives) {

    /** Puts a library without symbols in the place of each, and the symbols beside it. */
    public BuildReport split(BuildReport report) throws IOException {
        Path work = natives.root().resolveSibling("symbols");
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (Outcome outcome : report.outcomes()) {
                outcomes.add(outcome instanceof Built built ? split(built, work) : outcome);
            }
            return new BuildReport(outcomes);
        } finally {
            Folders.delete(work);
        }
    }

    private Built split(Built built, Path work) throws IOException {
        BuiltLibrary library = built.library();
        SymbolFolder symbols = SymbolFolder.of(library);
        SymbolSource source = plan.sources().get(library.target().triple());
        if (source instanceof Objcopy objcopy) {
            return new Built(takeOut(objcopy, built, symbols, work), built.origin(), built.duration());
        }
        if (source instanceof Dsymutil dsymutil) {
            keep(built, dsymutil.beside(built.origin()), symbols);
        } else if (source instanceof Pdb pdb) {
            keep(built, pdb.beside(built.origin()), symbols);
        }
        return built;
    }

    private BuiltLibrary takeOut(Objcopy objcopy, Built built, SymbolFolder symbols, Path work) throws IOException {
        BuiltLibrary library = built.library();
        Path origin = built.origin();
        Path debug = symbols.detached(library.file());
        Path stripped = work.resolve(library.target().triple().text())
                .resolve(library.file().getFileName());
        Files.createDirectories(debug.getParent());
        Files.createDirectories(stripped.getParent());
        run(objcopy, built, "--only-keep-debug", origin.toString(), debug.toString());
        run(objcopy, built, "--strip-all", "--add-gnu-debuglink=" + debug, origin.toString(), stripped.toString());
        return natives.publish(library.target(), library.library(), stripped, library.provenance());
    }

    private void run(Objcopy objcopy, Built built, String... arguments) {
        Command command = Command.of(natives.root(), objcopy.program(), arguments);
        try {
            CommandResult result = runner.run(command);
            if (!result.succeeded()) {
                throw failed(built, result.error())
                        .remedy("see it alone with  " + command)
                        .asException();
            }
        } catch (CommandNotFoundException e) {
            throw failed(built, e.program() + " is gone")
                    .remedy("run the goal again")
                    .asException();
        }
    }

    private static void keep(Built built, Path made, SymbolFolder symbols) throws IOException {
        if (!Files.exists(made)) {
            throw failed(built, made + " is not there")
                    .remedy("leave them out with  -Dferrule.debugSymbols=none")
                    .asException();
        }
        Folders.copy(made, symbols.folder().resolve(made.getFileName()));
    }

    private static Problem failed(Built built, String error) {
        return Problem.of(
                        ProblemCode.SYMBOLS_LOST, built.library().target() + ": the debug symbols cannot be set apart")
                .facts(error.lines().toList());
    }
}
