package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.support.problem.FerruleException;
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
 * The files of artifacts, from wherever Maven gets them.
 *
 * @param repositories finds artifacts
 * @param session this run of Maven
 * @param project whose repositories are asked
 */
record ArtifactFiles(RepositorySystem repositories, MavenSession session, MavenProject project) {

    /**
     * Finds the file of an artifact.
     *
     * @param coordinates {@code groupId:artifactId[:extension[:classifier]]:version}
     * @throws FerruleException if they are malformed, or no repository has it
     */
    Path find(String coordinates) {
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
                    .remedy("write  -Dferrule.artifact=<groupId>:<artifactId>[:jar:<classifier>]:<version>")
                    .asException();
        }
    }
}
