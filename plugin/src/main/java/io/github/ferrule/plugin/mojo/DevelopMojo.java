package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.engine.Wanted;
import io.github.ferrule.plugin.bundle.BundledLibrary;
import io.github.ferrule.plugin.bundle.ExplodedBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Build the crate for this machine and put the library on the test class path.
 *
 * <p>So {@code mvn test}, and tests run from an IDE, find it just as they will find it in the jar. Where this machine is
 * one of the {@link #targets}, it is the very library of the release.
 *
 * @since 0.1.0
 */
@Mojo(name = "develop", defaultPhase = LifecyclePhase.PROCESS_TEST_RESOURCES, threadSafe = true)
public final class DevelopMojo extends TargetsMojo {

    @Override
    void run() throws IOException {
        Path target = Path.of(project.getBuild().getDirectory());
        Optional<BuildReport> report = build(
                new Wanted(configuredTargets(), true), target.resolve("ferrule").resolve("develop"));
        if (report.isPresent()) {
            new ExplodedBundle(Path.of(project.getBuild().getTestOutputDirectory()))
                    .write(bundle().contents(BundledLibrary.read(report.get().libraries())));
        }
    }
}
