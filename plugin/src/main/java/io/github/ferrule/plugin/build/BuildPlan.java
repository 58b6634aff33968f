package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every command and every expected file, before anything runs.
 *
 * @param crate what is built
 * @param steps the cargo processes, in order
 * @param output the folder of the libraries
 */
public record BuildPlan(Crate crate, List<BuildStep> steps, Path output) {

    public BuildPlan {
        steps = List.copyOf(steps);
    }

    /** All libraries that it will make. */
    public Stream<ExpectedLibrary> libraries() {
        return steps.stream().flatMap(step -> step.libraries().stream());
    }

    /** What runs in it, each once. */
    public Stream<Backend> backends() {
        return steps.stream().map(BuildStep::backend).distinct();
    }

    /** The platforms that need Rust's standard library. */
    public List<TargetTriple> standardLibraries() {
        return steps.stream().flatMap(BuildStep::standardLibraries).toList();
    }

    /** The plan as a page to read: backend, reason, file and command for each target. */
    public List<String> describe() {
        return Stream.concat(
                        Stream.of("plan for " + crate.library() + ":"),
                        steps.stream().flatMap(this::describe))
                .toList();
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
