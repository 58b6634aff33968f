package io.github.ferrule.plugin.bindings.uniffi;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Names and options of generated bindings.
 *
 * @param language the language to generate
 * @param chosenPackage the package that the pom chooses, over that of {@code uniffi.toml}
 * @param usualPackage the package if neither chooses one
 * @param bundleId the id by which the loader finds the library
 * @param release the Java release that the project compiles for, if its pom states it
 */
public record UniffiSettings(
        Language language, Optional<String> chosenPackage, String usualPackage, String bundleId, OptionalInt release) {}
