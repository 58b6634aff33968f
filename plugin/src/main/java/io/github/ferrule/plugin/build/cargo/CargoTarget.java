package io.github.ferrule.plugin.build.cargo;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a package builds: a library, a program, a test.
 *
 * @param name the name in the manifest
 * @param crateTypes the kinds of output: {@code rlib}, {@code cdylib}, {@code bin} …
 * @param requiredFeatures the features without which cargo does not build it
 */
public record CargoTarget(String name, List<String> crateTypes, List<String> requiredFeatures) {

    public CargoTarget {
        crateTypes = List.copyOf(crateTypes);
        requiredFeatures = List.copyOf(requiredFeatures);
    }

    /** Returns the same target, which needs one more feature. */
    public CargoTarget withFeature(String feature) {
        return new CargoTarget(
                name,
                crateTypes,
                Stream.concat(requiredFeatures.stream(), Stream.of(feature))
                        .distinct()
                        .toList());
    }

    boolean isCdylib() {
        return crateTypes.contains("cdylib");
    }

    boolean isProgram() {
        return crateTypes.contains("bin");
    }

    /** The name in file names and symbols; cargo before 1.79 reports it with hyphens. */
    String crateName() {
        return name.replace('-', '_');
    }
}
