package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.LibraryFolder;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.release.collect.CollectedFolders;
import io.github.ferrule.plugin.release.collect.Collection;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Take libraries that other machines built, instead of building them here.
 *
 * <p>Each machine runs {@code mvn ferrule:build -Dferrule.targets=…} and hands over its {@code target/ferrule/natives}.
 * Only a whole release of the sources in front of this goal is taken: an incomplete, stale or mixed set is refused.
 *
 * @since 0.1.0
 */
@Mojo(name = "collect", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class CollectMojo extends ReleaseMojo {

    @Override
    void run() throws IOException {
        if (collectFrom == null) {
            getLog().debug("nothing is collected, because ferrule.collectFrom is not set");
            return;
        }
        Collection collection = CollectedFolders.find(collectFrom.toPath());
        List<TargetSpec> wanted =
                configuredTargets().stream().map(TargetRequest::spec).toList();
        if (collection.origins().isEmpty()) {
            throw Problem.of(
                            ProblemCode.INCOMPLETE_SET, collectFrom + ": holds no library with a provenance.properties")
                    .remedy("fetch what the other machines have in  target/ferrule/natives  to that folder")
                    .asException();
        }
        collection.require(wanted, sources().read());
        List<BuiltLibrary> libraries = CollectedFolders.bring(collection, new LibraryFolder(nativesFolder()));
        libraries.forEach(library -> getLog().info("collected " + library.target()));
        publishList(libraries);
        markBuilt();
    }
}
