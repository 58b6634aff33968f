package io.github.ferrule.plugin.audit.contract.foreign;

import java.util.Optional;

/** Finds class files by name. */
@FunctionalInterface
public interface ClassSource {

    /** Knows no classes. */
    ClassSource NONE = name -> Optional.empty();

    /**
     * Returns the contents of a class file.
     *
     * @param name the name with slashes, {@code com/acme/MathLib}
     */
    Optional<byte[]> find(String name);
}
