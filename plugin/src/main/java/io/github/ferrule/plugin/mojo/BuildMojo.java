package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.TargetTwins;
import io.github.ferrule.plugin.bundle.ExplodedBundle;
import io.github.ferrule.plugin.engine.Engine;
import io.github.ferrule.plugin.engine.Engine.Prepared;
import io.github.ferrule.plugin.target.TargetTriple;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Cross-compile the crate for every target.
 *
 * <p>The libraries go to {@code target/ferrule/natives/<triple>/}, where {@code ferrule:bundle} takes them from.
 *
 * @since 0.1.0
 */
@Mojo(name = "build", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class BuildMojo extends TargetsMojo {

    /**
     * List the crates in each library: a CycloneDX bill of materials, and the licence texts, go into the jars.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.sbom", defaultValue = "true")
    boolean sbom;

    @Override
    void afterBuild(Engine engine, Prepared prepared, BuildReport report) throws IOException {
        if (sbom) {
            engine.takeInventory(prepared, report);
        }
    }

    @Override
    void run() throws IOException {
        List<TargetRequest> configured = configuredTargets();
        TargetTwins.reject(configured);
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
