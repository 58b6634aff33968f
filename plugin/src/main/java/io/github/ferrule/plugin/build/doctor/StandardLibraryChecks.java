package io.github.ferrule.plugin.build.doctor;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.backend.Backend;
import io.github.ferrule.plugin.build.doctor.Check.Found;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.build.toolchain.RustCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for Rust's standard library of each target.
 *
 * @param compiler the compiler that the libraries belong to
 * @param installable true if {@code ferrule:build} installs missing ones
 */
record StandardLibraryChecks(RustCompiler compiler, boolean installable) {

    /** Returns a check for each target; several for a universal one. */
    List<Check> of(TargetBackends survey) {
        List<Check> checks = new ArrayList<>();
        survey.choices()
                .forEach((target, backend) -> target.spec().triple().slices().stream()
                        .map(slice -> check(slice, target, backend))
                        .forEach(checks::add));
        return checks;
    }

    private Check check(TargetTriple triple, TargetRequest target, Backend backend) {
        Optional<Found> found = compiler.hasStandardLibrary(triple)
                ? Optional.of(new Found(compiler.version(), "built by " + backend.name()))
                : Optional.empty();
        return Check.of("target", triple.text(), found)
                .neededBy(List.of(target.spec().toString()))
                .remedy("rustup target add " + triple, installable);
    }
}
