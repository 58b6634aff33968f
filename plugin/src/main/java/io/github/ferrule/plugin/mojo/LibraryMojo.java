package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.BuildRequest;
import io.github.ferrule.plugin.build.Builder;
import io.github.ferrule.plugin.build.ProfileOverrides;
import io.github.ferrule.plugin.build.TargetSelection;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of the goals that build libraries. */
public abstract class LibraryMojo extends CargoMojo {

    /**
     * Choose the cargo profile, as in {@code cargo build --profile}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.profile", defaultValue = "release")
    String profile;

    /**
     * Override settings of the cargo profile without editing {@code Cargo.toml}: {@code strip}, {@code lto},
     * {@code codegen-units}, {@code panic}, {@code opt-level}.
     *
     * <p>For example:
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
     * Pass these arguments to cargo unchanged, after all others.
     *
     * <p>For example:
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
     * Replace the folders of crate, cargo, and compiler with {@code /project}, {@code /cargo}, and {@code /rust} in the
     * libraries, so that they do not reveal where they were built.
     *
     * <p>This is off by default, because cargo then shares no compiled crates with a plain {@code cargo build}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.remapPaths", defaultValue = "false")
    boolean remapPaths;

    final BuildRequest request(TargetSelection selection, DebugLevel symbols, Path output) {
        return new BuildRequest(
                crate.toPath(),
                Optional.ofNullable(packageName),
                selection,
                cargoOptions(
                        profile,
                        ProfileOverrides.of(profileOverrides == null ? Map.of() : profileOverrides),
                        cargoArguments == null ? List.of() : cargoArguments),
                remapPaths,
                symbols,
                output);
    }

    /** Plans a build, and prints the plan: for the user in a dry run, otherwise for {@code mvn -X}. */
    final BuildPlan plan(Builder builder, BuildRequest request) throws IOException {
        BuildPlan plan = builder.plan(request);
        plan.describe().forEach(dryRun ? getLog()::info : getLog()::debug);
        return plan;
    }

    /** Runs a plan, and ends the goal if a target failed. */
    final BuildReport build(Builder builder, BuildPlan plan, ToolLog output) throws IOException {
        BuildReport report = builder.build(plan);
        report.table().forEach(getLog()::info);
        output.endIfAny(report.problems());
        return report;
    }
}
