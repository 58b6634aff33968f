package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.bundle.ExplodedBundle;
import io.github.ferrule.plugin.release.collect.SourceReader;
import io.github.ferrule.plugin.support.process.ExecCommandRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that know the whole release: its platforms, its sources, and who builds them. */
public abstract class ReleaseMojo extends TargetsMojo {

    /**
     * Take libraries from this folder, where other machines built them: {@code ferrule:build} then builds nothing, and
     * {@code ferrule:collect} brings them in.
     *
     * <pre>{@code mvn package -Dferrule.collectFrom=downloads}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.collectFrom")
    File collectFrom;

    /**
     * Name the revision of the sources that stands in the provenance of each library; that of git if not set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.revision")
    String revision;

    /** The sources in front of this goal. */
    final SourceReader sources() {
        return new SourceReader(
                new ExecCommandRunner(System.getenv()),
                crate.toPath(),
                project.getVersion(),
                Optional.ofNullable(revision));
    }

    /** The targets of the pom, as triples. */
    final List<TargetTriple> triples() {
        return configuredTargets().stream()
                .map(target -> target.spec().triple())
                .toList();
    }

    /** Lets the main jar, which is packed after this goal, name every platform of the release. */
    final void publishList(List<BuiltLibrary> built) throws IOException {
        List<TargetTriple> triples = triples().isEmpty()
                ? built.stream().map(library -> library.target().triple()).toList()
                : triples();
        new ExplodedBundle(Path.of(project.getBuild().getOutputDirectory()))
                .write(bundle().mainJarContents(built.get(0).library(), triples));
    }
}
