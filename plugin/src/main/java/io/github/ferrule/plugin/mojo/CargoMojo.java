package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.CargoOptions;
import io.github.ferrule.plugin.build.Features;
import io.github.ferrule.plugin.build.PathRemapping;
import io.github.ferrule.plugin.build.ProfileOverrides;
import io.github.ferrule.plugin.build.Resolution;
import io.github.ferrule.plugin.engine.CrateRequest;
import io.github.ferrule.plugin.engine.Engine;
import io.github.ferrule.plugin.engine.Prepared;
import io.github.ferrule.plugin.engine.Wanted;
import io.github.ferrule.plugin.process.CommandRunner;
import io.github.ferrule.plugin.process.ExecCommandRunner;
import io.github.ferrule.plugin.symbols.DebugLevel;
import io.github.ferrule.plugin.toolchain.Provisioning;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals that run cargo share: the crate, and what is wanted of cargo. */
public abstract class CargoMojo extends NamingMojo {

    /**
     * The folder with the crate's {@code Cargo.toml}.
     *
     * <p>It may be a workspace; then {@link #packageName} says which of its packages is meant.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.crate", defaultValue = "${project.basedir}/src/main/rust")
    File crate;

    /**
     * The package to build, where the folder holds a workspace with more than one {@code cdylib}.
     *
     * <pre>{@code <package>mathlib-jni</package>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(name = "package", property = "ferrule.package")
    String packageName;

    /**
     * The cargo profile, as in {@code cargo build --profile}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.profile", defaultValue = "release")
    String profile;

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
     * Name the folders of crate, cargo and compiler {@code /project}, {@code /cargo} and {@code /rust} in the libraries, so
     * that they do not tell where they were built.
     *
     * <p>Off by default, since cargo then compiles everything once more than for a plain {@code cargo build}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.remapPaths", defaultValue = "false")
    boolean remapPaths;

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

    /**
     * Whether missing tools may be installed: {@code auto}, or {@code never}, which names the command to run instead.
     *
     * <p>Rust's standard library for a target comes by {@code rustup}; zig and cargo-zigbuild come by {@code pip}, pinned
     * by hash, into {@link #toolCache}, and so do cross and cargo-xwin by {@code cargo install --locked}. Maven's {@code -o}
     * means {@code never}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.provision", defaultValue = "auto")
    String provision;

    /**
     * The folder for tools that Ferrule installs; {@code ferrule} in the user's cache folder if not set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.toolCache")
    File toolCache;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    String outputTimestamp;

    /**
     * Print what would be done, for each target, and stop.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.dryRun", defaultValue = "false")
    boolean dryRun;

    /** Takes {@code <package>}, a name that Java does not allow for a field. */
    public final void setPackage(String name) {
        this.packageName = name;
    }

    /** Plans the build of these targets and, unless this is a dry run, does it. */
    final Optional<BuildReport> build(Wanted targets, Path output) throws IOException {
        ToolOutput toolOutput = toolOutput();
        Engine engine = engine(toolOutput);
        Prepared prepared = engine.prepare(request(targets, output));
        if (dryRun) {
            prepared.describe().forEach(getLog()::info);
            return Optional.empty();
        }
        prepared.describe().forEach(getLog()::debug);
        BuildReport report = engine.build(prepared);
        report.table().forEach(getLog()::info);
        if (!report.problems().isEmpty()) {
            toolOutput.showWhatWasQuiet();
        }
        report.throwIfFailed();
        afterBuild(engine, prepared, report);
        return Optional.of(report);
    }

    /** Does what one goal does with fresh libraries and others do not. */
    void afterBuild(Engine engine, Prepared prepared, BuildReport report) throws IOException {}

    /** How much a debugger is told, in files of its own; only a release sets them apart. */
    DebugLevel debugLevel() {
        return DebugLevel.NONE;
    }

    /** What the user wrote, for these targets. */
    final CrateRequest request(Wanted targets, Path output) {
        return new CrateRequest(
                crate.toPath(), Optional.ofNullable(packageName), targets, options(), remapPaths, debugLevel(), output);
    }

    private CargoOptions options() {
        return new CargoOptions(
                profile,
                ProfileOverrides.of(profileOverrides == null ? Map.of() : profileOverrides),
                PathRemapping.NONE,
                new Features(orNone(features), allFeatures, noDefaultFeatures),
                new Resolution(locked, frozen, session.isOffline()),
                jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs),
                Optional.ofNullable(toolchain).map(name -> name.replaceFirst("^\\+", "")),
                orNone(cargoArguments));
    }

    /** Where the lines of the tools go. */
    final ToolOutput toolOutput() {
        return new ToolOutput(getLog(), Terminal.of(session).progress());
    }

    /** What plans and builds, with this process's environment. */
    final Engine engine(Consumer<String> output) {
        return new Engine(runner(), environment(), provisioning(), output);
    }

    /** What starts programs, with this process's environment. */
    final CommandRunner runner() {
        return new ExecCommandRunner(environment());
    }

    /** The environment of the tools: this process's own, and whether they may use colours. */
    final Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Terminal.of(session).tell(environment);
        // linkers write it into libraries for Windows, instead of the time of day
        environment.putIfAbsent("SOURCE_DATE_EPOCH", Long.toString(OutputTimestamp.epochSecond(outputTimestamp)));
        return environment;
    }

    final Provisioning provisioning() {
        boolean allowed = OnOff.parse("provision", provision, "auto", "never") && !session.isOffline();
        return new Provisioning(allowed, toolCache == null ? UserCache.folder(System.getenv()) : toolCache.toPath());
    }

    private static List<String> orNone(List<String> list) {
        return list == null ? List.of() : list;
    }
}
