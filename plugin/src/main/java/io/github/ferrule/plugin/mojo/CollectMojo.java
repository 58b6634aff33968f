package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.NativesFolder;
import io.github.ferrule.plugin.bundle.Attachment;
import io.github.ferrule.plugin.bundle.Bundle;
import io.github.ferrule.plugin.bundle.Naming;
import io.github.ferrule.plugin.release.collect.CollectedFolders;
import io.github.ferrule.plugin.release.collect.LibrarySet;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Collect libraries that other machines built, instead of building them here.
 *
 * <p>Each machine runs {@code mvn ferrule:build -Dferrule.targets=…} and hands over its {@code target/ferrule/natives}. The
 * goal accepts only a complete release of the current sources; it refuses an incomplete, stale, or mixed set.
 *
 * @since 0.1.0
 */
@Mojo(name = "collect", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class CollectMojo extends FerruleMojo {

    /**
     * Take the libraries from this folder. Without it, the goal does nothing.
     *
     * <p>For example:
     *
     * <pre>{@code mvn package -Dferrule.collectFrom=downloads}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.collectFrom")
    File collectFrom;

    /**
     * Choose the folder that holds the crate's {@code Cargo.toml}, whose revision and lock file the libraries must match.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.crate", defaultValue = "${project.basedir}/src/main/rust")
    File crate;

    /**
     * List the platforms of the release, as for {@code ferrule:build}.
     *
     * @since 0.1.0
     */
    @Parameter
    PlexusConfiguration targets;

    /**
     * Name the revision of the sources that the libraries must have been built from. By default, it is the commit that
     * git reports.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.revision")
    String revision;

    /**
     * Choose where the libraries are published, as for {@code ferrule:bundle}. The main jar lists the other jars.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.attach", defaultValue = "thin")
    Set<Attachment> attach;

    /**
     * Choose the classifiers of the platforms' jars, as for {@code ferrule:bundle}. The main jar lists them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.classifiers", defaultValue = "os-detector")
    String classifiers;

    /**
     * Choose the classifier of the jar with all platforms, as for {@code ferrule:bundle}. The main jar lists it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.allClassifier", defaultValue = "natives")
    String allClassifier;

    /**
     * Check the set and print which libraries the goal would collect, and stop.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.dryRun", defaultValue = "false")
    boolean dryRun;

    /** Receives a list such as {@code thin,main}. */
    public void setAttach(String list) {
        this.attach = convert(Attachment::parse, list);
    }

    @Override
    void run() throws IOException {
        if (collectFrom == null) {
            getLog().debug("nothing is collected, because ferrule.collectFrom is not set");
            return;
        }
        LibrarySet set = CollectedFolders.find(collectFrom.toPath());
        Targets wanted = targets(targets, BackendChoice.AUTO);
        if (set.libraries().isEmpty()) {
            throw Problem.of(
                            ProblemCode.INCOMPLETE_SET,
                            collectFrom + ": contains no library with a provenance.properties")
                    .remedy("copy  target/ferrule/natives  of the other machines to that folder")
                    .asException();
        }
        set.require(wanted.specs(), sources(crate, revision).read());
        if (dryRun) {
            set.libraries()
                    .forEach(it -> getLog().info("would collect " + it.built().target()));
            return;
        }
        List<BuiltLibrary> libraries = CollectedFolders.bring(set, new NativesFolder(nativesFolder()));
        libraries.forEach(library -> claim("natives", library.library(), library.library()));
        libraries.forEach(library -> getLog().info("collected " + library.target()));
        Naming naming = Naming.of("jna", classifiers, false).withAll(allClassifier);
        Map<String, List<BuiltLibrary>> byName = libraries.stream()
                .collect(Collectors.groupingBy(BuiltLibrary::library, TreeMap::new, Collectors.toList()));
        for (List<BuiltLibrary> platforms : byName.values()) {
            publishList(new Bundle(coordinates(), naming, attach), wanted, platforms);
        }
        markBuilt(wanted, libraries);
    }
}
