package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.cargo.CargoMessage.Artifact;
import io.github.ferrule.plugin.build.cargo.CargoPackage;
import io.github.ferrule.plugin.build.cargo.CargoTarget;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The build of a program that belongs to the workspace of a library, for this machine, as {@code cargo run} does it.
 *
 * @param plan the build of the library
 * @param owner the package that contains the program
 * @param program the program
 */
record ProgramBuild(BuildPlan plan, CargoPackage owner, CargoTarget program) {

    /**
     * Runs cargo and returns the file of the program.
     *
     * @throws FerruleException if cargo fails
     */
    Path run(CommandRunner runner, Consumer<String> output) {
        output.accept("building the program " + program.name());
        CargoOutput cargo = new CargoOutput(output);
        int exitCode = runner.run(command(), cargo::standardOutput, cargo::standardError);
        return cargo.artifacts().stream()
                .filter(artifact -> exitCode == 0)
                .filter(artifact -> artifact.crateTypes().contains("bin"))
                .filter(artifact -> artifact.packageId().equals(owner.id()))
                .map(Artifact::files)
                .filter(files -> !files.isEmpty())
                .map(files -> files.get(0))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                ProblemCode.CARGO_FAILED, program.name() + ": cargo failed with exit code " + exitCode)
                        .fact("see the cargo and rustc output above")
                        .remedy("to run it alone  " + command().changeOfDirectory())
                        .remedy("                 " + command())
                        .asException());
    }

    private Command command() {
        Command cargo = Command.of(
                        plan.crate().cargoPackage().directory(),
                        "cargo",
                        "build",
                        "--package",
                        owner.id(),
                        "--bin",
                        program.name(),
                        "--message-format=json-render-diagnostics")
                .with(features())
                .with(plan.steps().get(0).group().options().programArguments());
        return plan.toolchain()
                .map(name -> cargo.withEnvironment(Map.of("RUSTUP_TOOLCHAIN", Optional.of(name))))
                .orElse(cargo);
    }

    private List<String> features() {
        return program.requiredFeatures().isEmpty()
                ? List.of()
                : List.of("--features", String.join(",", program.requiredFeatures()));
    }
}
