package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.backend.Backend;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.Command;
import java.util.List;
import java.util.stream.Stream;

/**
 * One cargo process of the plan.
 *
 * @param backend what runs
 * @param group what it builds
 * @param command the exact call
 * @param libraries what must come of it, one a target
 */
public record BuildStep(Backend backend, BuildGroup group, Command command, List<ExpectedLibrary> libraries) {

    public BuildStep {
        libraries = List.copyOf(libraries);
    }

    /** How one of the libraries comes about. */
    public Provenance provenance(ExpectedLibrary library, String rustc) {
        CargoOptions options = group.options();
        return new Provenance(
                rustc,
                backend.name(),
                options.profile(),
                options.features().named(),
                group.rustflags(library.target().triple()));
    }

    Stream<TargetTriple> standardLibraries() {
        return group.targets().stream()
                .map(target -> target.spec().triple())
                .filter(target -> backend.needsStandardLibrary(target, group.host()));
    }
}
