package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.backend.Backend;
import io.github.ferrule.plugin.build.backend.CargoSubcommand;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.process.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One cargo process of the plan.
 *
 * @param backend the tool that runs
 * @param group the targets that it builds
 * @param command the exact call
 * @param libraries the libraries that it must produce, one per target
 */
public record BuildStep(Backend backend, BuildGroup group, Command command, List<ExpectedLibrary> libraries) {

    public BuildStep {
        libraries = List.copyOf(libraries);
    }

    /** Returns the provenance of one of the libraries. */
    public Provenance provenance(ExpectedLibrary library, String rustc) {
        CargoOptions options = group.options();
        return new Provenance(
                rustc, backend.name(), options.profile(), options.features().named(), rustflags(library));
    }

    /** Returns all flags that rustc gets for one of the libraries. */
    List<String> rustflags(ExpectedLibrary library) {
        return group.rustflags(library.target().triple());
    }

    /** Returns warnings about the environment of the step. */
    Stream<String> warnings() {
        CEnvironment environment = new CEnvironment(group.host());
        return backend.zigbuild().stream()
                .flatMap(zigbuild -> group.targets().stream())
                .flatMap(target -> environment.warning(target.spec()).stream());
    }

    /** Returns the step that compiles the same crate as a static library. */
    BuildStep asArchive() {
        return new BuildStep(backend, group, backend.command(CargoSubcommand.ARCHIVE, group), libraries);
    }

    /** Returns the call that removes the package's own files from cargo's target folder, but no dependencies. */
    Command clean() {
        CargoOptions options = group.options();
        List<String> arguments = new ArrayList<>(
                List.of("-p", group.crate().cargoPackage().id(), "--profile", options.profile(), "--target-dir"));
        arguments.add(backend.targetDirectory(group).toString());
        group.targets()
                .forEach(target -> arguments.addAll(
                        List.of("--target", target.spec().triple().text())));
        return group.call("cargo", "clean").with(arguments).withEnvironment(group.environment());
    }

    /** Returns a line that names the crate, the targets, and the backend, before cargo starts. */
    String announcement() {
        return "building " + group.crate().library() + " with " + backend.name() + " for "
                + libraries.stream().map(it -> it.target().toString()).collect(Collectors.joining(", "));
    }

    Stream<TargetTriple> standardLibraries() {
        return group.targets().stream()
                .map(target -> target.spec().triple())
                .filter(target -> backend.needsStandardLibrary(target, group.host()));
    }
}
