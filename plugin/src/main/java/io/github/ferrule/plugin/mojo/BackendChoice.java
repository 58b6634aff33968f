package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.support.problem.FerruleException;
import java.util.Optional;

/** The values of {@code backend}. */
enum BackendChoice {
    AUTO,
    CARGO,
    ZIGBUILD,
    GCC,
    CLANG,
    XWIN,
    CROSS;

    /**
     * Parses the text of the parameter.
     *
     * @throws FerruleException if the backend does not exist
     */
    static BackendChoice parse(String text) {
        return EnumParameter.of(BackendChoice.class, "backend", text);
    }

    /** Returns the backend's name; empty if Ferrule chooses. */
    Optional<String> backend() {
        return this == AUTO ? Optional.empty() : Optional.of(EnumParameter.word(this));
    }
}
