package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.engine.Engine;
import io.github.ferrule.plugin.build.engine.Prepared;
import io.github.ferrule.plugin.build.test.TestExecutor;
import io.github.ferrule.plugin.build.test.TestRun;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Run the crate's own tests on every target that can run here: natively, under qemu or wine, or in cross's container.
 *
 * <p>The others are listed as not run. {@code CARGO_TARGET_<triple>_RUNNER} and {@code runner} in cargo's configuration
 * count before the emulators on the {@code PATH}.
 *
 * @since 0.1.0
 */
@Mojo(name = "test", defaultPhase = LifecyclePhase.INTEGRATION_TEST, threadSafe = true)
public final class TestMojo extends TargetsMojo {

    /**
     * Skip the crate's tests, as Maven's own property skips those of the Java side.
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
        ToolOutput toolOutput = toolOutput();
        Engine engine = engine(toolOutput);
        Prepared prepared = engine.prepare(request(selectedTargets(), nativesFolder()));
        List<TestRun> runs = engine.testRuns(prepared);
        runs.forEach(run -> getLog().info(run.describe()));
        if (dryRun) {
            return;
        }
        engine.provide(prepared);
        toolOutput.endIfAny(new TestExecutor(runner(), toolOutput).execute(runs));
    }
}
