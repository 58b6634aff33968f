package io.github.ferrule.plugin.toolchain;

import io.github.ferrule.plugin.cargo.CargoMetadata;
import io.github.ferrule.plugin.cargo.DependencyGraph;
import io.github.ferrule.plugin.explain.Explainer;
import io.github.ferrule.plugin.problem.FerruleException;
import io.github.ferrule.plugin.problem.Problem;
import io.github.ferrule.plugin.problem.ProblemCode;
import io.github.ferrule.plugin.process.Command;
import io.github.ferrule.plugin.process.CommandNotFoundException;
import io.github.ferrule.plugin.process.CommandResult;
import io.github.ferrule.plugin.process.CommandRunner;
import io.github.ferrule.plugin.target.TargetTriple;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Rust toolchain that counts in a folder: rustup lets each folder have its own. */
public final class Rust {

    private final CommandRunner runner;
    private final Path directory;
    private final Optional<String> toolchain;

    /**
     * Asks the tools of a folder.
     *
     * @param runner starts them
     * @param directory the crate's folder
     * @param toolchain the rustup toolchain that the user chose instead
     */
    public Rust(CommandRunner runner, Path directory, Optional<String> toolchain) {
        this.runner = runner;
        this.directory = directory;
        this.toolchain = toolchain;
    }

    /** Asks the compiler for its version, host and folder. */
    public RustCompiler compiler() {
        return version().in(sysroot());
    }

    /** Asks the compiler for its version and host; where rustup has to install it, this is when it does. */
    public RustVersion version() {
        String text = run("rustc", "-vV").output();
        return new RustVersion(field(text, "release: "), TargetTriple.parse(field(text, "host: ")));
    }

    /** Asks the compiler for its folder. */
    public Path sysroot() {
        return Path.of(run("rustc", "--print", "sysroot").output().trim());
    }

    /** Asks the compiler for the oldest macOS that it builds a target for by default. */
    public Optional<String> deploymentTarget(TargetTriple target) {
        // rustc answers with the variable's value where it is set, and before 1.71 in other words
        CommandResult result = run(command("rustc", "--print", "deployment-target", "--target", target.text())
                .withEnvironment(Map.of("MACOSX_DEPLOYMENT_TARGET", Optional.empty())));
        String text = result.output().trim();
        return result.succeeded() ? Optional.of(text.substring(text.indexOf('=') + 1)) : Optional.empty();
    }

    /** Asks the compiler for the triples that it knows. */
    public List<String> knownTargets() {
        return run("rustc", "--print", "target-list").output().lines().toList();
    }

    /** Asks cargo for the workspace around the folder. */
    public CargoMetadata metadata() {
        CommandResult result = run(command("cargo", "metadata", "--no-deps", "--format-version", "1"));
        if (!result.succeeded()) {
            throw result.error()
                    .lines()
                    .reduce(
                            Problem.of(ProblemCode.BROKEN_MANIFEST, directory + ": cargo cannot read the crate"),
                            Problem::fact,
                            (one, other) -> one)
                    .remedy("see it alone with  cargo metadata --no-deps --format-version 1")
                    .asException();
        }
        return CargoMetadata.parse(result.output());
    }

    /** Asks cargo which crates the workspace needs on these targets. */
    public DependencyGraph dependencies(Collection<TargetTriple> targets, List<String> metadataArguments) {
        List<String> platforms = targets.stream()
                .flatMap(target -> target.slices().stream())
                .flatMap(target -> Stream.of("--filter-platform", target.text()))
                .toList();
        CommandResult result = run(command("cargo", "metadata", "--format-version", "1")
                .with(platforms)
                .with(metadataArguments));
        if (!result.succeeded()) {
            throw result.error()
                    .lines()
                    .reduce(
                            Problem.of(
                                    ProblemCode.NO_INVENTORY,
                                    names(targets) + ": cargo cannot list the crates in the library"),
                            Problem::fact,
                            (one, other) -> one)
                    .remedy("load what is missing with  cargo fetch , or leave the list out with  -Dferrule.sbom=false")
                    .asException();
        }
        return DependencyGraph.parse(result.output());
    }

    /** Runs rustup; its own text explains a failure. */
    CommandResult rustup(List<String> arguments) {
        return run(command("rustup").with(arguments));
    }

    private CommandResult run(String program, String... arguments) {
        CommandResult result = run(command(program, arguments));
        if (!result.succeeded()) {
            Explainer.ofMachine(directory.toString(), result.error()).ifPresent(Rust::end);
            throw result.error()
                    .lines()
                    .reduce(
                            Problem.of(ProblemCode.TOOL_MISSING, program + ": cannot be used in " + directory),
                            Problem::fact,
                            (one, other) -> one)
                    .remedy("see it alone with  " + result.command())
                    .asException();
        }
        return result;
    }

    private CommandResult run(Command command) {
        try {
            return runner.run(command);
        } catch (CommandNotFoundException e) {
            throw missing(e.program());
        }
    }

    private Command command(String program, String... arguments) {
        Command command = Command.of(directory, program, arguments);
        return toolchain
                .map(name -> command.withEnvironment(Map.of("RUSTUP_TOOLCHAIN", Optional.of(name))))
                .orElse(command);
    }

    private static String names(Collection<TargetTriple> targets) {
        return targets.stream().map(TargetTriple::text).collect(Collectors.joining(", "));
    }

    private static FerruleException missing(String program) {
        return Problem.of(ProblemCode.TOOL_MISSING, program + ": is not on the PATH")
                .remedy("install Rust from https://rustup.rs, or add the folder of " + program + " to the PATH")
                .asException();
    }

    private static void end(Problem problem) {
        throw problem.asException();
    }

    private static String field(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).trim())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("rustc -vV has no line '" + name + "'"));
    }
}
