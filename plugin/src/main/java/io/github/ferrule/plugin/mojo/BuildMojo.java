package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.bundle.ExplodedBundle;
import io.github.ferrule.plugin.target.TargetTriple;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Cross-compile the crate for every target.
 *
 * <p>The libraries go to {@code target/ferrule/natives/<triple>/}, where {@code ferrule:bundle} takes them from.
 *
 * @since 0.1.0
 */
@Mojo(name = "build", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class BuildMojo extends TargetsMojo {

    @Override
    void run() throws IOException {
        List<TargetRequest> configured = configuredTargets();
        bundle().naming().check(triples(configured), "library"); // before an hour of compiling, not after it
        Optional<BuildReport> report = build(selectedTargets(), nativesFolder());
        if (report.isPresent()) {
            List<BuiltLibrary> built = report.get().libraries();
            publishList(built, configured.isEmpty() ? triplesOf(built) : triples(configured));
            markBuilt();
        }
    }

    /** Lets the main jar, which is packed after this goal, name every platform of the release. */
    private void publishList(List<BuiltLibrary> built, List<TargetTriple> triples) throws IOException {
        new ExplodedBundle(Path.of(project.getBuild().getOutputDirectory()))
                .write(bundle().mainJarContents(built.get(0).library(), triples));
    }

    private static List<TargetTriple> triplesOf(List<BuiltLibrary> built) {
        return built.stream().map(it -> it.target().triple()).toList();
    }

    private static List<TargetTriple> triples(List<TargetRequest> requests) {
        return requests.stream().map(it -> it.spec().triple()).toList();
    }
}
