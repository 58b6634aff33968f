package io.github.ferrule.plugin.build.toolchain;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ferrule.plugin.build.cargo.CargoManifest;
import io.github.ferrule.plugin.build.cargo.CargoMetadata;
import io.github.ferrule.plugin.build.cargo.DependencyGraph;
import io.github.ferrule.plugin.build.explain.Explainer;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.json.JsonText;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.Command;
import io.github.ferrule.plugin.support.process.CommandNotFoundException;
import io.github.ferrule.plugin.support.process.CommandResult;
import io.github.ferrule.plugin.support.process.CommandRunner;
import io.github.ferrule.plugin.support.text.EditDistance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Queries rustc and cargo in a folder: rustup lets each folder have its own toolchain.
 *
 * @param runner starts the programs
 * @param directory the folder that they start in
 * @param toolchain the rustup toolchain that the user chose instead of the folder's
 */
public record RustToolchain(CommandRunner runner, Path directory, Optional<String> toolchain) {

    /** Returns the same toolchain in another folder. */
    public RustToolchain in(Path folder) {
        return new RustToolchain(runner, folder, toolchain);
    }

    /** Asks rustc for its version and host; if rustup has to install the toolchain, it does so here. */
    public RustCompiler.Version version() {
        String text = ask("rustc", "-vV");
        return new RustCompiler.Version(
                versionField(text, "release: "), TargetTriple.parse(versionField(text, "host: ")));
    }

    /** Asks rustc for its folder. */
    public Path sysroot() {
        return Path.of(ask("rustc", "--print", "sysroot").trim());
    }

    /** Asks rustc for the oldest macOS that it builds a target for by default; empty if it cannot tell. */
    public Optional<String> deploymentTarget(TargetTriple target) {
        // rustc prints the variable's value where it is set, and before 1.71 in other words
        CommandResult result = run(command("rustc", "--print", "deployment-target", "--target", target.text())
                .withEnvironment(Map.of("MACOSX_DEPLOYMENT_TARGET", Optional.empty())));
        String text = result.output().trim();
        return result.succeeded() ? Optional.of(text.substring(text.indexOf('=') + 1)) : Optional.empty();
    }

    /**
     * Rejects targets that the compiler does not know.
     *
     * @throws FerruleException with the most similar names
     */
    public void rejectUnknown(Collection<TargetTriple> targets, RustCompiler compiler) {
        List<TargetTriple> doubtful = targets.stream()
                .filter(target -> !compiler.hasStandardLibrary(target))
                .toList();
        if (doubtful.isEmpty()) {
            return; // nothing to ask, which matters in a no-op build
        }
        List<String> known = ask("rustc", "--print", "target-list").lines().toList();
        List<Problem> problems = doubtful.stream()
                .filter(target -> !known.contains(target.text()))
                .map(target -> unknown(target, EditDistance.nearest(target.text(), known, 3)))
                .toList();
        if (!problems.isEmpty()) {
            throw new FerruleException(problems);
        }
    }

    private static Problem unknown(TargetTriple target, List<String> nearest) {
        return Problem.of(ProblemCode.UNKNOWN_TARGET, target + ": rustc knows no such target")
                .fact("closest: " + String.join(", ", nearest))
                .remedy("write  <target>" + nearest.get(0) + "</target>")
                .remedy("or list all targets with  rustc --print target-list");
    }

    /**
     * Asks cargo for the workspace of a manifest.
     *
     * @param arguments the {@code --config} options that the user passes to cargo
     * @throws FerruleException if cargo cannot read it
     */
    public CargoMetadata metadata(Path manifest, List<String> arguments) {
        CommandResult result = run(command("cargo", "metadata", "--no-deps", "--format-version", "1")
                .with(arguments));
        if (!result.succeeded()) {
            CargoManifest.check(manifest, text(manifest)); // reports line and column if it is not TOML
            throw Problem.of(ProblemCode.BROKEN_MANIFEST, directory + ": cargo cannot read the crate")
                    .facts(result.error().lines().toList())
                    .remedy("to run it alone  cargo metadata --no-deps --format-version 1")
                    .asException();
        }
        return CargoMetadata.parse(result.output());
    }

    /**
     * Asks cargo which crates the workspace needs on these targets.
     *
     * @throws FerruleException if cargo cannot list them
     */
    public DependencyGraph dependencies(Collection<TargetTriple> targets, List<String> metadataArguments) {
        List<String> platforms = targets.stream()
                .flatMap(target -> target.slices().stream())
                .flatMap(target -> Stream.of("--filter-platform", target.text()))
                .toList();
        CommandResult result = run(command("cargo", "metadata", "--format-version", "1")
                .with(platforms)
                .with(metadataArguments));
        if (!result.succeeded()) {
            String names = targets.stream().map(TargetTriple::text).collect(Collectors.joining(", "));
            throw Problem.of(ProblemCode.NO_INVENTORY, names + ": cargo cannot list the crates in the library")
                    .facts(result.error().lines().toList())
                    .remedy(
                            "download missing crates with  cargo fetch , or turn the list off with  -Dferrule.sbom=false")
                    .asException();
        }
        return DependencyGraph.parse(result.output());
    }

    /**
     * Asks rustc for the conditions of a target.
     *
     * @throws FerruleException if rustc rejects the flags
     */
    String cfg(TargetTriple target, List<String> flags) {
        CommandResult result = run(
                command("rustc", "--print", "cfg", "--target", target.text()).with(flags));
        if (!result.succeeded()) {
            throw Problem.of(ProblemCode.NO_INVENTORY, target + ": rustc cannot list the target's cfg conditions")
                    .facts(result.error().lines().toList())
                    .remedy("to run it alone  " + result.command())
                    .remedy("or turn the list of crates off with  -Dferrule.sbom=false")
                    .asException();
        }
        return result.output();
    }

    /**
     * Runs rustdoc on the library of one package. It writes a JSON document below the target folder; its own output explains
     * a failure.
     *
     * @param packageId cargo's identifier of the package
     * @param target the triple to read it for
     * @param targetFolder a folder of its own: rustdoc is an unstable option away, and build scripts see that
     * @param metadataArguments the arguments that decide which crates are needed
     */
    public CommandResult rustdocJson(
            String packageId, TargetTriple target, Path targetFolder, List<String> metadataArguments) {
        return run(command("cargo", "rustdoc", "--lib", "--package", packageId, "--target", target.text())
                .with(List.of("--target-dir", targetFolder.toString()))
                .with(metadataArguments)
                .with(List.of("--", "-Zunstable-options", "--output-format", "json", "--document-private-items"))
                .withEnvironment(Map.of("RUSTC_BOOTSTRAP", Optional.of("1"))));
    }

    /**
     * Asks cargo if a build compiles a package with {@code panic = "abort"}, from whatever profile, configuration, or
     * environment.
     *
     * @param packageId the package, as {@code cargo metadata} names it
     * @param target the target
     * @param buildArguments the arguments of the build
     */
    public boolean panicAborts(String packageId, TargetTriple target, List<String> buildArguments) throws IOException {
        CommandResult graph = run(command("cargo", "build", "--package", packageId, "--target", target.text())
                .with(buildArguments)
                .with(List.of("--unit-graph", "-Zunstable-options"))
                .withEnvironment(Map.of("RUSTC_BOOTSTRAP", Optional.of("1"))));
        if (!graph.succeeded()) {
            return false; // the build itself has succeeded: this cargo has no such graph
        }
        JsonNode root = JsonText.parse(graph.output());
        int unit = root.path("roots").path(0).asInt();
        return root.path("units")
                .path(unit)
                .path("profile")
                .path("panic")
                .asText()
                .equals("abort");
    }

    /** Runs cargo; its own output explains a failure. */
    CommandResult cargo(List<String> words, List<String> more, Map<String, Optional<String>> environment) {
        return run(command("cargo").with(words).with(more).withEnvironment(environment));
    }

    /** Runs rustup; its own output explains a failure. */
    CommandResult rustup(List<String> arguments) {
        return run(command("rustup").with(arguments));
    }

    private String ask(String program, String... arguments) {
        CommandResult result = run(command(program, arguments));
        if (!result.succeeded()) {
            throw Explainer.ofMachine(directory.toString(), result.error())
                    .orElseGet(() -> unusable(program, result))
                    .asException();
        }
        return result.output();
    }

    private CommandResult run(Command command) {
        try {
            return runner.run(command);
        } catch (CommandNotFoundException e) {
            throw Problem.of(ProblemCode.TOOL_MISSING, e.program() + ": is not on the PATH")
                    .remedy("install Rust from https://rustup.rs, or add the folder of " + e.program() + " to the PATH")
                    .asException();
        }
    }

    private Command command(String program, String... arguments) {
        Command command = Command.of(directory, program, arguments);
        return toolchain
                .map(name -> command.withEnvironment(Map.of("RUSTUP_TOOLCHAIN", Optional.of(name))))
                .orElse(command);
    }

    private Problem unusable(String program, CommandResult result) {
        return Problem.of(ProblemCode.TOOL_MISSING, program + ": cannot be used in " + directory)
                .facts(result.error().lines().toList())
                .remedy("to run it alone  " + result.command());
    }

    private static String text(Path manifest) {
        try {
            return Files.readString(manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String versionField(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).trim())
                .findFirst()
                .orElseThrow(
                        () -> Problem.of(ProblemCode.TOOL_MISSING, "rustc: it does not print its version as rustc does")
                                .fact("rustc -vV prints no line that starts with  " + name.strip())
                                .facts(text.lines().toList())
                                .remedy("to see which program it is  rustc -vV")
                                .asException());
    }
}
