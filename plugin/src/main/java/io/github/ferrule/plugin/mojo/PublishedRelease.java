package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.target.JvmPlatform;
import io.github.ferrule.plugin.bundle.Coordinates;
import io.github.ferrule.plugin.bundle.JarContent;
import io.github.ferrule.plugin.bundle.ReleasedLibraries;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * A release of the project in a repository.
 *
 * @param repositories Maven's resolver
 * @param session the Maven run
 * @param project the project whose repositories are searched
 * @param coordinates the project as it is now
 */
record PublishedRelease(
        RepositorySystem repositories, MavenSession session, MavenProject project, Coordinates coordinates) {

    /**
     * The libraries of a release.
     *
     * @param version its version
     * @param contents the files to add to the class path
     */
    record Libraries(String version, List<JarContent> contents) {}

    private static final String LATEST = "latest";

    /** Maven's name for the newest version that is not a snapshot. */
    private static final String NEWEST_RELEASE = "RELEASE";

    /**
     * Finds the libraries for this JVM's platform, which Maven downloads once.
     *
     * @param version a version, or {@code latest}
     * @throws FerruleException if the release does not exist, cannot be reached, or has no library for the platform
     */
    Libraries libraries(String version) throws IOException {
        String name = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        JvmPlatform platform = JvmPlatform.of(System.getProperty("os.name"), System.getProperty("os.arch"))
                .orElseThrow(() -> withoutLibrary(version, name));
        ReleasedLibraries libraries = new ReleasedLibraries(coordinates, platform);
        Artifact main = resolve("", version.equals(LATEST) ? NEWEST_RELEASE : version, version);
        Set<String> classifiers = libraries.classifiers(main.getFile().toPath());
        if (classifiers.isEmpty()) {
            throw withoutLibrary(main.getVersion(), name);
        }
        List<JarContent> contents = new ArrayList<>();
        for (String classifier : classifiers) {
            Artifact jar = classifier.equals(ReleasedLibraries.MAIN_JAR)
                    ? main
                    : resolve(classifier, main.getVersion(), version);
            contents.addAll(libraries.contents(jar.getFile().toPath()));
        }
        return new Libraries(main.getVersion(), contents);
    }

    private Artifact resolve(String classifier, String version, String configured) {
        Artifact wanted =
                new DefaultArtifact(coordinates.groupId(), coordinates.artifactId(), classifier, "jar", version);
        try {
            return repositories
                    .resolveArtifact(
                            session.getRepositorySession(),
                            new ArtifactRequest(wanted, project.getRemoteProjectRepositories(), null))
                    .getArtifact();
        } catch (ArtifactResolutionException e) {
            Problem problem = problem(configured, "cannot be found").fact(e.getMessage());
            throw (session.isOffline()
                            ? problem.remedy("run it once without  -o , so that Maven downloads the release")
                            : problem.remedy("name a version that is published, such as  <fallback>1.0.0</fallback>"))
                    .asException();
        }
    }

    private FerruleException withoutLibrary(String version, String platform) {
        return problem(version, "has no library for " + platform)
                .remedy("name a release that has one, such as  <fallback>1.0.0</fallback> , or install Rust:"
                        + "  https://rustup.rs")
                .asException();
    }

    private Problem problem(String version, String what) {
        return Problem.of(
                ProblemCode.NO_RELEASE,
                coordinates.groupId() + ":" + coordinates.artifactId() + ":" + version
                        + ": the release that replaces the library " + what);
    }
}
