package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.BuildReport.Built;
import io.github.ferrule.plugin.build.BuildReport.Failed;
import io.github.ferrule.plugin.build.BuildReport.Outcome;
import io.github.ferrule.plugin.build.cargo.CargoMessage.Artifact;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cargo process that has ended.
 *
 * @param step the step of the plan that it ran
 * @param artifacts the files that cargo reported
 * @param failure explains why a library is missing
 * @param duration its duration
 */
record CargoRun(BuildStep step, List<Artifact> artifacts, CargoFailure failure, Duration duration) {

    /** Copies the library for one target to the folder, if cargo built it for this package. */
    Outcome outcome(ExpectedLibrary expected, NativesFolder folder, String rustc) throws IOException {
        List<TargetTriple> slices = expected.target().triple().slices();
        List<Output> outputs =
                slices.stream().flatMap(slice -> output(slice).stream()).toList();
        if (outputs.size() < slices.size()) {
            return failed(expected, failure.explain(expected), folder);
        }
        List<Fingerprint> contents = new ArrayList<>();
        for (Output output : outputs) {
            ArtifactRecord record = ArtifactRecord.of(
                    output.file, step.group().crate().cargoPackage().id());
            Fingerprint content = folder.fingerprint(output.file);
            if (output.fresh && !record.matches(content)) {
                return failed(expected, overwritten(expected, output), folder);
            }
            record.write(content);
            contents.add(content);
        }
        BuiltLibrary library = folder.take(
                expected.target(),
                step.group().crate().library(),
                outputs.stream().map(Output::file).toList(),
                contents,
                step.provenance(expected, rustc));
        return new Built(
                library, outputs.get(0).file, duration, outputs.stream().allMatch(Output::fresh));
    }

    /**
     * Returns the static library of the step's first target.
     *
     * @throws FerruleException if cargo has built none
     */
    Path archive() {
        return artifacts.stream()
                .filter(artifact -> artifact.crateTypes().contains("staticlib"))
                .filter(artifact -> step.backend().isOurs(artifact, step.group()))
                .flatMap(artifact -> artifact.files().stream())
                .flatMap(file -> step.backend().hostPath(file, step.group()).stream())
                .findFirst()
                .orElseThrow(() -> failure.explain(step.libraries().get(0)).asException());
    }

    private Failed failed(ExpectedLibrary expected, Problem problem, NativesFolder folder) throws IOException {
        folder.remove(expected.target().triple());
        return new Failed(expected.target().toString(), step.backend().name(), problem, duration);
    }

    private Problem overwritten(ExpectedLibrary expected, Output output) {
        return Problem.of(
                        ProblemCode.LIBRARY_OVERWRITTEN,
                        expected.target() + ": the library in cargo's target folder is not that of "
                                + step.group().crate().cargoPackage().name())
                .fact(output.file + " was written by another package, or by a cargo call outside of Ferrule")
                .remedy("give the packages different names:  [lib]  name = \"…\"  in Cargo.toml")
                .remedy("or different folders:  CARGO_TARGET_DIR=…");
    }

    private Optional<Output> output(TargetTriple target) {
        return artifacts.stream()
                .flatMap(artifact -> output(artifact, target).stream())
                .reduce((first, last) -> last);
    }

    /** Returns the library if the message is about this package and target: cargo names the target only in the path. */
    private Optional<Output> output(Artifact artifact, TargetTriple target) {
        BuildGroup group = step.group();
        Path folder = step.backend().targetDirectory(group).resolve(target.text());
        if (!artifact.isCdylib() || !step.backend().isOurs(artifact, group)) {
            return Optional.empty();
        }
        return artifact.files().stream()
                .flatMap(file -> step.backend().hostPath(file, group).stream())
                .filter(file -> file.startsWith(folder))
                .filter(file -> target.os().isLibraryFile(file.getFileName().toString()))
                .findFirst()
                .map(file -> new Output(file, artifact.fresh()));
    }

    /**
     * A library in cargo's target folder.
     *
     * @param file its path
     * @param fresh true if cargo found it up to date, and compiled nothing
     */
    private record Output(Path file, boolean fresh) {}
}
