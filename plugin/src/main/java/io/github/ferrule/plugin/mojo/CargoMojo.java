package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.Features;
import io.github.ferrule.plugin.build.PathRemapping;
import io.github.ferrule.plugin.build.ProfileOverrides;
import io.github.ferrule.plugin.build.Resolution;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that run cargo: what is wanted of it. */
public abstract class CargoMojo extends ToolMojo {

    /**
     * The cargo profile, as in {@code cargo build --profile}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.profile", defaultValue = "release")
    String profile;

    /**
     * Override settings of the cargo profile without an edit of {@code Cargo.toml}: {@code strip}, {@code lto},
     * {@code codegen-units}, {@code panic}, {@code opt-level}.
     *
     * <pre>{@code
     * <profileOverrides>
     *   <lto>fat</lto>
     *   <codegen-units>1</codegen-units>
     *   <strip>symbols</strip>
     * </profileOverrides>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> profileOverrides;

    /**
     * Cargo features to switch on, besides the default ones.
     *
     * <pre>{@code
     * <features>
     *   <feature>simd</feature>
     * </features>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.features")
    List<String> features;

    /**
     * Switch on all cargo features.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.allFeatures", defaultValue = "false")
    boolean allFeatures;

    /**
     * Switch off the default cargo features.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.noDefaultFeatures", defaultValue = "false")
    boolean noDefaultFeatures;

    /**
     * Fail if {@code Cargo.lock} is missing or does not fit {@code Cargo.toml}; for releases.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.locked", defaultValue = "false")
    boolean locked;

    /**
     * Fail if {@code Cargo.lock} does not fit, or if the network would be needed: cargo's {@code --frozen}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.frozen", defaultValue = "false")
    boolean frozen;

    /**
     * How many jobs cargo runs at once; cargo's own choice, one a processor, if not set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.jobs")
    Integer jobs;

    /**
     * The rustup toolchain to build with, such as {@code nightly} or {@code +1.85}; that of the crate's folder if not set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.toolchain")
    String toolchain;

    /**
     * Arguments that cargo gets as they are, after all others.
     *
     * <pre>{@code
     * <cargoArguments>
     *   <argument>--timings</argument>
     * </cargoArguments>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.cargoArguments")
    List<String> cargoArguments;

    final CargoOptions cargoOptions() {
        return new CargoOptions(
                profile,
                ProfileOverrides.of(profileOverrides == null ? Map.of() : profileOverrides),
                PathRemapping.NONE,
                new Features(orNone(features), allFeatures, noDefaultFeatures),
                new Resolution(locked, frozen, session.isOffline()),
                jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs),
                chosenToolchain(),
                orNone(cargoArguments));
    }

    /** The toolchain by the name that rustup takes from a variable: a plus is for its command line alone. */
    final Optional<String> chosenToolchain() {
        return Optional.ofNullable(toolchain).map(name -> name.replaceFirst("^\\+", ""));
    }

    private static List<String> orNone(List<String> list) {
        return list == null ? List.of() : list;
    }
}
