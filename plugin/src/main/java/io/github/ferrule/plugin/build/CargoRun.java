package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.BuildReport.Built;
import io.github.ferrule.plugin.build.BuildReport.Failed;
import io.github.ferrule.plugin.build.BuildReport.Outcome;
import io.github.ferrule.plugin.build.cargo.CargoMessage.Artifact;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A cargo process that has ended.
 *
 * @param step the step of the plan that it ran
 * @param artifacts the files that cargo reported
 * @param failure explains why a library is missing
 * @param duration how long it took
 */
record CargoRun(BuildStep step, List<Artifact> artifacts, CargoFailure failure, Duration duration) {

    /** Copies the library for one target to the folder, if cargo built it. */
    Outcome outcome(ExpectedLibrary expected, LibraryFolder folder, String rustc) throws IOException {
        List<TargetTriple> slices = expected.target().triple().slices();
        List<Path> files =
                slices.stream().flatMap(slice -> file(slice).stream()).toList();
        if (files.size() == slices.size()) {
            return new Built(publish(expected, files, folder, rustc), files.get(0), duration);
        }
        folder.remove(expected.target().triple());
        return new Failed(expected.target().toString(), step.backend().name(), failure.explain(expected), duration);
    }

    private BuiltLibrary publish(ExpectedLibrary expected, List<Path> files, LibraryFolder folder, String rustc)
            throws IOException {
        Provenance provenance = step.provenance(expected, rustc);
        String library = step.group().crate().library();
        return files.size() == 1
                ? folder.publish(expected.target(), library, files.get(0), provenance)
                : folder.join(expected.target(), library, files, provenance);
    }

    private Optional<Path> file(TargetTriple target) {
        return artifacts.stream()
                .flatMap(artifact -> fileOf(artifact, target).stream())
                .reduce((first, last) -> last);
    }

    /** Returns the library if the message is about this package and target: cargo names the target only in the path. */
    private Optional<Path> fileOf(Artifact artifact, TargetTriple target) {
        BuildGroup group = step.group();
        Path folder = step.backend().targetDirectory(group).resolve(target.text());
        if (!artifact.isCdylib() || !step.backend().isOurs(artifact, group)) {
            return Optional.empty();
        }
        return artifact.files().stream()
                .flatMap(file -> step.backend().hostPath(file, group).stream())
                .filter(file -> file.startsWith(folder))
                .filter(file -> target.os().isLibraryFile(file.getFileName().toString()))
                .findFirst();
    }
}
