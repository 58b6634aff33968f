package io.github.ferrule.plugin.bindings.uniffi;

import io.github.ferrule.plugin.build.cargo.CargoPackage;
import io.github.ferrule.plugin.build.cargo.DependencyTree;
import io.github.ferrule.plugin.build.cargo.ResolvedCrate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A crate that uses UniFFI.
 *
 * @param library the name of its library
 * @param version the version of {@code uniffi} that it is built with
 * @param cargoPackage the package
 * @param workspace all packages of its workspace
 * @param configurations the files that may configure the generator
 */
public record UniffiCrate(
        String library,
        UniffiVersion version,
        CargoPackage cargoPackage,
        List<CargoPackage> workspace,
        List<Path> configurations) {

    static final String UNIFFI = "uniffi";

    public UniffiCrate {
        workspace = List.copyOf(workspace);
        configurations = List.copyOf(configurations);
    }

    /** Returns true if a package uses UniFFI. */
    public static boolean isOne(CargoPackage cargoPackage) {
        return cargoPackage.dependencies().contains(UNIFFI);
    }

    /** Returns the crate; empty if nothing that it depends on is UniFFI. */
    static Optional<UniffiCrate> of(CargoPackage cargoPackage, List<CargoPackage> workspace, DependencyTree tree) {
        List<ResolvedCrate> found = tree.crates().stream()
                .filter(crate -> crate.name().equals(UNIFFI))
                .toList();
        return found.stream()
                .filter(crate -> tree.root().dependencies().contains(crate.id()))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(uniffi -> new UniffiCrate(
                        tree.root().library(),
                        UniffiVersion.parse(uniffi.version()),
                        cargoPackage,
                        workspace,
                        tree.crates().stream()
                                .filter(ResolvedCrate::own)
                                .map(crate -> crate.folder().resolve("uniffi.toml"))
                                .toList()));
    }

    /** Returns the packages that may have a generator, its own first. */
    Stream<CargoPackage> generatorPackages() {
        return Stream.concat(
                Stream.of(cargoPackage),
                workspace.stream().filter(other -> !other.id().equals(cargoPackage.id())));
    }

    /** Returns the file that configures its own bindings. */
    Path configuration() {
        return cargoPackage.directory().resolve("uniffi.toml");
    }
}
