package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.cargo.RustcCall;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of the user that cargo passes to rustc for one target.
 *
 * @param rustflags the flags, from whichever source cargo takes them
 * @param source the source of the flags
 * @param deploymentTarget the {@code MACOSX_DEPLOYMENT_TARGET} of cargo's {@code [env]} table
 * @param linker the linker that cargo passes to rustc; absent too if cargo was not asked
 */
public record CargoSettings(
        List<String> rustflags, Source source, Optional<String> deploymentTarget, Optional<String> linker) {

    /** The user has set nothing. */
    public static final CargoSettings NONE = new CargoSettings(List.of(), Source.BUILD);

    /** The separator in {@code CARGO_ENCODED_RUSTFLAGS}. */
    static final String SEPARATOR = "\u001f";

    /** The sources of flags: cargo takes them from one only, the first of these that has any. */
    public enum Source {
        /** {@code CARGO_ENCODED_RUSTFLAGS} or {@code RUSTFLAGS}. */
        PROCESS,
        /** Everything for the target: its table, {@code cfg()} tables and its variable. */
        TARGET,
        /** {@code build.rustflags}. */
        BUILD
    }

    public CargoSettings {
        rustflags = List.copyOf(rustflags);
    }

    private CargoSettings(List<String> rustflags, Source source) {
        this(rustflags, source, Optional.empty(), Optional.empty());
    }

    /** Returns the linker that a flag names, which rustc takes instead of any other. */
    public Optional<String> linkerFlag() {
        return RustcCall.codegenOption(rustflags, "linker");
    }

    /**
     * Reads the variables that hold flags, which count if no configuration file has any.
     *
     * @param environment the environment variables
     * @param variable the variable for the target
     */
    public static CargoSettings of(Map<String, String> environment, String variable) {
        String encoded = environment.get("CARGO_ENCODED_RUSTFLAGS");
        if (encoded != null) {
            List<String> flags = encoded.isEmpty() ? List.of() : Arrays.asList(encoded.split(SEPARATOR));
            return new CargoSettings(flags, Source.PROCESS);
        }
        if (environment.containsKey("RUSTFLAGS")) {
            return new CargoSettings(words(environment.get("RUSTFLAGS")), Source.PROCESS);
        }
        List<String> own = words(environment.getOrDefault(variable, ""));
        return own.isEmpty()
                ? new CargoSettings(words(environment.getOrDefault("CARGO_BUILD_RUSTFLAGS", "")), Source.BUILD)
                : new CargoSettings(own, Source.TARGET);
    }

    /** Splits flags at spaces, as cargo does. */
    static List<String> words(String flags) {
        return Stream.of(flags.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
