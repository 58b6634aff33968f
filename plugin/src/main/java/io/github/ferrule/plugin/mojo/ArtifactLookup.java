package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * Finds artifacts in the reactor and in repositories.
 *
 * @param repositories Maven's resolver
 * @param session the Maven run
 * @param project the project whose repositories are searched
 */
record ArtifactLookup(RepositorySystem repositories, MavenSession session, MavenProject project) {

    /**
     * Returns the file of an artifact.
     *
     * @param coordinates {@code groupId:artifactId[:extension[:classifier]]:version}
     * @param parameter the parameter that names it, for the message if it does not exist
     */
    Path file(String coordinates, String parameter) {
        try {
            ArtifactRequest request =
                    new ArtifactRequest(new DefaultArtifact(coordinates), project.getRemoteProjectRepositories(), null);
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException | IllegalArgumentException e) {
            throw Problem.of(ProblemCode.INVALID_OPTION, coordinates + ": cannot be found")
                    .fact(e.getMessage())
                    .remedy("write  -D" + parameter + "=<groupId>:<artifactId>[:jar:<classifier>]:<version>")
                    .asException();
        }
    }
}
