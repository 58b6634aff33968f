package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.cargo.CargoMetadata;
import io.github.ferrule.plugin.build.cargo.CargoPackage;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one package whose {@code cdylib} is to be built.
 *
 * @param cargoPackage the package
 * @param library the name of its library, without prefix or suffix
 * @param workspaceRoot the folder of the workspace
 * @param targetDirectory cargo's target folder
 */
public record Crate(CargoPackage cargoPackage, String library, Path workspaceRoot, Path targetDirectory) {

    /**
     * Picks the package that the user means: the named one, the one of this manifest, or the only one in the workspace
     * that has a {@code cdylib}.
     *
     * @throws FerruleException if there is none, or more than one could be meant
     */
    public static Crate select(CargoMetadata metadata, Path manifest, Optional<String> name) {
        CargoPackage chosen = name.map(it -> named(metadata, it))
                .or(() -> metadata.packageOf(manifest))
                .orElseGet(() -> onlyCdylib(metadata, manifest));
        String library = chosen.cdylib().orElseThrow(() -> noCdylib(metadata, chosen));
        return new Crate(chosen, library, metadata.workspaceRoot(), metadata.targetDirectory());
    }

    /** Returns the same crate with another target folder, relative to that of the package, where cargo runs. */
    Crate withTargetDirectory(Path folder) {
        return new Crate(
                cargoPackage, library, workspaceRoot, cargoPackage.directory().resolve(folder));
    }

    private static CargoPackage named(CargoMetadata metadata, String name) {
        return metadata.packageNamed(name)
                .orElseThrow(() -> Problem.of(
                                ProblemCode.NO_SUCH_PACKAGE, "the workspace has no package '" + name + "'")
                        .fact("it has " + names(metadata.packages()))
                        .remedy("write  <package>" + metadata.packages().get(0).name() + "</package>")
                        .asException());
    }

    private static CargoPackage onlyCdylib(CargoMetadata metadata, Path manifest) {
        List<CargoPackage> candidates = withCdylib(metadata);
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw Problem.of(
                        ProblemCode.SEVERAL_CDYLIBS,
                        manifest + ": is a workspace with several packages, and none is chosen")
                .fact("packages with a cdylib: " + names(candidates))
                .remedies(candidates.stream()
                        .map(it -> "write  <package>" + it.name() + "</package>")
                        .toList())
                .asException();
    }

    private static FerruleException noCdylib(CargoMetadata metadata, CargoPackage chosen) {
        return Problem.of(
                        ProblemCode.NO_CDYLIB,
                        chosen.name() + ": its Cargo.toml declares no cdylib, so there is no library to load")
                .fact(chosen.manifest().toString())
                .remedies(withCdylib(metadata).stream()
                        .map(it -> "to build another package of the workspace  <package>" + it.name() + "</package>")
                        .toList())
                .remedy("add to Cargo.toml")
                .remedy("  [lib]")
                .remedy("  crate-type = [\"cdylib\", \"rlib\"]")
                .remedies(
                        metadata.packages().size() == 1
                                ? List.of("or let Ferrule add it with  mvn ferrule:init")
                                : List.of())
                .asException();
    }

    private static List<CargoPackage> withCdylib(CargoMetadata metadata) {
        return metadata.packages().stream()
                .filter(it -> it.cdylib().isPresent())
                .toList();
    }

    private static String names(List<CargoPackage> packages) {
        return packages.isEmpty()
                ? "none"
                : packages.stream().map(CargoPackage::name).sorted().collect(Collectors.joining(", "));
    }
}
