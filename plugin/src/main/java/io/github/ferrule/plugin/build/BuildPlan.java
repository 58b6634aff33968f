package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.backend.Backend;
import io.github.ferrule.plugin.build.debug.SymbolPlan;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every command and every expected file of a build, before anything runs.
 *
 * @param crate the crate to build
 * @param host the machine that the plan is for
 * @param toolchain the rustup toolchain that the user chose; that of the crate's folder if absent
 * @param steps the cargo processes, in order
 * @param symbols the source of the debug symbols of each target
 * @param output the folder for the libraries
 */
public record BuildPlan(
        Crate crate, Host host, Optional<String> toolchain, List<BuildStep> steps, SymbolPlan symbols, Path output) {

    public BuildPlan {
        steps = List.copyOf(steps);
    }

    /** Returns all libraries that the build will make. */
    public Stream<ExpectedLibrary> libraries() {
        return steps.stream().flatMap(step -> step.libraries().stream());
    }

    /** Returns the backends, each once. */
    public Stream<Backend> backends() {
        return steps.stream().map(BuildStep::backend).distinct();
    }

    /** Returns the targets whose standard library must be installed. */
    public List<TargetTriple> standardLibraries() {
        return steps.stream().flatMap(BuildStep::standardLibraries).toList();
    }

    /** Describes the plan for people: backend, reason, file and command of each target. */
    public List<String> describe() {
        return Stream.of(
                        Stream.of("plan for " + crate.library() + ":"),
                        steps.stream().flatMap(this::describe),
                        symbols.describe().stream(),
                        warnings().stream())
                .flatMap(lines -> lines)
                .toList();
    }

    /** Returns warnings about the environment of the build. */
    public List<String> warnings() {
        return steps.stream().flatMap(BuildStep::warnings).toList();
    }

    private Stream<String> describe(BuildStep step) {
        Stream<String> libraries = step.libraries().stream()
                .flatMap(library -> Stream.of(
                        "  " + library.target() + " -> " + step.backend().name() + ": " + library.reason(),
                        "      file  " + library.destination()));
        Stream<String> call = Stream.of("      in    " + step.command().directory(), "      run   " + step.command());
        return Stream.concat(libraries, call);
    }
}
