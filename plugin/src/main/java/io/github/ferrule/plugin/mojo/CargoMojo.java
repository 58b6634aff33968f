package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.Features;
import io.github.ferrule.plugin.build.PathRemapping;
import io.github.ferrule.plugin.build.ProfileOverrides;
import io.github.ferrule.plugin.build.link.FrameworkSymbols;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** The parameters of the goals that run cargo on a crate. */
public abstract class CargoMojo extends FerruleMojo {

    /**
     * Choose the folder that holds the crate's {@code Cargo.toml}.
     *
     * <p>If it holds a workspace with several libraries, {@code package} selects one of them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.crate", defaultValue = "${project.basedir}/src/main/rust")
    File crate;

    /**
     * Select the package to build, if the folder holds a workspace with more than one {@code cdylib}.
     *
     * <p>For example:
     *
     * <pre>{@code <package>mathlib-jni</package>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(name = "package", property = "ferrule.package")
    String packageName;

    /**
     * Choose the platforms to build for. Without any, the goal builds for this machine.
     *
     * <p>Write a triple as rustc spells it. For Linux with glibc, append the oldest glibc that the library must load on. A
     * target can have settings of its own: {@code triple}, {@code backend}, {@code profile}, {@code features},
     * {@code rustflags}, and {@code environment}.
     *
     * <pre>{@code
     * <targets>
     *   <target>x86_64-unknown-linux-gnu.2.17</target>
     *   <target>aarch64-apple-darwin</target>
     *   <target><triple>x86_64-pc-windows-gnu</triple><features>simd</features></target>
     * </targets>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    PlexusConfiguration targets;

    /**
     * Choose the backend for targets that do not name one: {@code auto}, {@code cargo}, {@code zigbuild}, {@code gcc},
     * {@code clang}, {@code xwin}, or {@code cross}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.backend", defaultValue = "auto")
    BackendChoice backend;

    /**
     * Choose the rustup toolchain, such as {@code nightly} or {@code +1.85}. The default is the toolchain of the crate's
     * folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.toolchain")
    String toolchain;

    /**
     * Allow Ferrule to install missing tools: {@code auto}, or {@code never}, which prints the command to run instead.
     *
     * <p>{@code rustup} installs Rust's standard library for a target; {@code pip} installs zig and cargo-zigbuild, pinned by
     * hash, and {@code cargo install --locked} installs cross and cargo-xwin, all into {@code toolCache}. Maven's
     * {@code -o} implies {@code never}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.provision", defaultValue = "auto")
    ProvisioningMode provision;

    /**
     * Choose the folder for tools that Ferrule installs. The default is {@code ferrule} in the user's cache folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.toolCache")
    File toolCache;

    /**
     * Enable cargo features in addition to the default ones.
     *
     * <p>For example:
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
     * Enable all cargo features.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.allFeatures", defaultValue = "false")
    boolean allFeatures;

    /**
     * Disable the default cargo features.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.noDefaultFeatures", defaultValue = "false")
    boolean noDefaultFeatures;

    /**
     * Fail if {@code Cargo.lock} is missing or does not match {@code Cargo.toml}. Recommended for releases.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.locked", defaultValue = "false")
    boolean locked;

    /**
     * Fail if {@code Cargo.lock} does not match, or if cargo would need the network: cargo's {@code --frozen}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.frozen", defaultValue = "false")
    boolean frozen;

    /**
     * Limit the number of jobs that cargo runs in parallel. The default is cargo's own: one for each processor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.jobs")
    Integer jobs;

    /**
     * Print what the goal would do for each target, and stop.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.dryRun", defaultValue = "false")
    boolean dryRun;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    String outputTimestamp;

    /** Receives {@code <package>}, a name that a Java field cannot have. */
    public final void setPackage(String name) {
        this.packageName = name;
    }

    /** Receives the name of a backend in upper or lower case. */
    public final void setBackend(String name) {
        this.backend = convert(BackendChoice::parse, name);
    }

    /** Receives the permission in upper or lower case. */
    public final void setProvision(String permission) {
        this.provision = convert(text -> EnumParameter.of(ProvisioningMode.class, "provision", text), permission);
    }

    final ToolEnvironment tools() {
        return ToolEnvironment.of(session, provision, toolCache, outputTimestamp);
    }

    final Targets configuredTargets() {
        return targets(targets, backend);
    }

    /** The options that every cargo command understands. */
    final CargoOptions cargoOptions(String profile, ProfileOverrides overrides, List<String> arguments) {
        return new CargoOptions(
                profile,
                overrides,
                PathRemapping.NONE,
                new Features(features == null ? List.of() : features, allFeatures, noDefaultFeatures),
                locked,
                frozen,
                session.isOffline(),
                jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs),
                rustupName(toolchain),
                arguments,
                FrameworkSymbols.NONE);
    }

    /** Returns the toolchain as rustup's environment variable takes it: only the command line uses a plus sign. */
    static Optional<String> rustupName(String toolchain) {
        return Optional.ofNullable(toolchain).map(name -> name.replaceFirst("^\\+", ""));
    }
}
