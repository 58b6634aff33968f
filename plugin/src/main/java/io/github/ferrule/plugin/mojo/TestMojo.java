package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildRequest;
import io.github.ferrule.plugin.build.Builder;
import io.github.ferrule.plugin.build.ProfileOverrides;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.build.test.TestExecutor;
import io.github.ferrule.plugin.build.test.TestRun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Run the crate's own tests on every target that can run here: natively, under qemu or wine, or in cross's container.
 *
 * <p>The goal lists the targets that it cannot run. {@code CARGO_TARGET_<triple>_RUNNER} and {@code runner} in cargo's
 * configuration take precedence over emulators on the {@code PATH}. Tests use cargo's {@code test} profile, not
 * {@code profile}.
 *
 * @since 0.1.0
 */
@Mojo(name = "test", defaultPhase = LifecyclePhase.INTEGRATION_TEST, threadSafe = true)
public final class TestMojo extends CargoMojo {

    private static final String PROFILE = "release"; // of the plan, whose tests do not use it

    /**
     * Override {@code targets} for this run: {@code host}, {@code all}, or a comma-separated list of triples.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.targets", defaultValue = "all")
    String onlyTargets;

    /**
     * Skip the crate's tests. This is Maven's own property, which also skips the tests of the Java side.
     *
     * @since 0.1.0
     */
    @Parameter(property = "skipTests", defaultValue = "false")
    boolean skipTests;

    @Override
    void run() throws IOException {
        if (skipTests) {
            getLog().info("the crate's tests are skipped, because skipTests is set");
            return;
        }
        ToolLog output = toolOutput();
        ToolEnvironment tools = tools();
        Builder builder = tools.builder(output);
        BuildPlan plan = builder.plan(new BuildRequest(
                crate.toPath(),
                Optional.ofNullable(packageName),
                configuredTargets().select(onlyTargets),
                cargoOptions(PROFILE, ProfileOverrides.NONE, List.of()),
                false,
                DebugLevel.NONE,
                nativesFolder()));
        List<TestRun> runs = builder.testRuns(plan);
        runs.forEach(run -> getLog().info(run.describe()));
        if (dryRun) {
            return;
        }
        builder.install(plan);
        output.endIfAny(new TestExecutor(tools.runner(), output).execute(runs));
    }
}
