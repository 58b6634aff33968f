package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.bundle.Coordinates;
import io.github.ferrule.plugin.support.problem.FerruleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: the project, {@code ferrule.skip}, and the translation of errors. */
public abstract class FerruleMojo extends AbstractMojo {

    private static final String BUILT = "ferrule.built";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    /**
     * Skip all goals of Ferrule.
     *
     * <p>For machines that have no Rust and only work on the Java side.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.skip", defaultValue = "false")
    boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped, because ferrule.skip is set");
            return;
        }
        try {
            run();
        } catch (FerruleException e) {
            throw new MojoFailureException(System.lineSeparator() + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw unusable(e.getCause());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The JDK's message may be a path alone: what is wrong with it is the name of the exception. */
    private static MojoExecutionException unusable(IOException e) {
        return new MojoExecutionException("a file cannot be read or written: " + e, e);
    }

    /** Does what the goal is for. */
    abstract void run() throws IOException;

    final Coordinates coordinates() {
        return new Coordinates(project.getGroupId(), project.getArtifactId(), project.getVersion());
    }

    /** The folder between the goals that build and the goal that bundles. */
    final Path nativesFolder() {
        return Path.of(project.getBuild().getDirectory()).resolve("ferrule").resolve("natives");
    }

    /** Says that the libraries in the folder are this Maven run's own. */
    @SuppressWarnings("unchecked") // the plugin context is a raw map in Maven's API
    final void markBuilt() {
        getPluginContext().put(BUILT, Boolean.TRUE);
    }

    /** Whether this Maven run built the libraries in the folder. */
    final boolean isBuilt() {
        return getPluginContext().containsKey(BUILT);
    }
}
