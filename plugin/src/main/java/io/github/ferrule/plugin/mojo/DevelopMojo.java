package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.Builder;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.bundle.Attachment;
import io.github.ferrule.plugin.bundle.Bundle;
import io.github.ferrule.plugin.bundle.BundledLibrary;
import io.github.ferrule.plugin.bundle.ExplodedBundle;
import io.github.ferrule.plugin.bundle.Naming;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Build the crate for this machine and put the library on the test class path.
 *
 * <p>{@code mvn test}, and tests run from an IDE, then find it as users find it in the jar. If this machine is one of the
 * {@code targets}, the tests load the same library that is released.
 *
 * @since 0.1.0
 */
@Mojo(name = "develop", defaultPhase = LifecyclePhase.PROCESS_TEST_RESOURCES, threadSafe = true)
public final class DevelopMojo extends LibraryMojo {

    /**
     * Choose the folder of the library on the test class path, as {@code ferrule:bundle} does for the jars.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.layout", defaultValue = "jna")
    String layout;

    @Override
    void run() throws IOException {
        ToolLog output = toolOutput();
        Builder builder = tools().builder(output);
        BuildPlan plan =
                plan(builder, request(configuredTargets().host(), DebugLevel.NONE, executionFolder("develop")));
        if (dryRun) {
            return;
        }
        claim("develop", execution.getExecutionId(), plan.crate().library());
        BuildReport report = build(builder, plan, output);
        Naming naming = Naming.of(layout, "os-detector", true);
        Bundle bundle = new Bundle(coordinates(), naming, EnumSet.noneOf(Attachment.class));
        new ExplodedBundle(Path.of(project.getBuild().getTestOutputDirectory()), notes())
                .write(bundle.contents(
                        BundledLibrary.read(report.libraries(), notes()),
                        claims("develop").values()));
    }
}
