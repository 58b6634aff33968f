package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.bundle.Attachment;
import io.github.ferrule.plugin.release.workflow.CiRequest;
import io.github.ferrule.plugin.release.workflow.CiSystem;
import io.github.ferrule.plugin.release.workflow.ModulePlace;
import io.github.ferrule.plugin.release.workflow.Reactor;
import io.github.ferrule.plugin.release.workflow.Repository;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Write a workflow that builds, checks, tests and publishes the release on the machines of a service.
 *
 * <p>{@code mvn ferrule:generate-ci -Dferrule.ci=github}
 *
 * <p>The file goes to where the service looks for it, in the root of the git repository, and its commands run there for this
 * module; without git, in Maven's outermost module.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate-ci", threadSafe = true)
public final class GenerateCiMojo extends ReleaseMojo {

    /**
     * Choose the service: {@code github} or {@code gitlab}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.ci", defaultValue = "github")
    String ci;

    /**
     * Choose the Java version of the workflow's machines.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.ciJava", defaultValue = "21")
    String ciJava;

    /**
     * Write over a workflow that is there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.overwrite", defaultValue = "false")
    boolean overwrite;

    @Override
    void run() throws IOException {
        CiSystem system = OnOff.parse("ci", ci, "github", "gitlab") ? CiSystem.GITHUB : CiSystem.GITLAB;
        Repository repository = Repository.of(
                project.getBasedir().toPath(),
                Optional.ofNullable(session.getRequest().getMultiModuleProjectDirectory())
                        .map(File::toPath));
        Path file = repository.root().resolve(system.path());
        if (configuredTargets().isEmpty()) {
            throw Problem.of(ProblemCode.INVALID_OPTION, "targets: a workflow needs to know the platforms")
                    .remedy("write them in the pom:  <targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>")
                    .asException();
        }
        if (Files.exists(file) && !overwrite) {
            throw Problem.of(ProblemCode.EXISTING_WORKFLOW, file + ": is there already")
                    .remedy("write over it with  mvn ferrule:generate-ci -Dferrule.overwrite")
                    .asException();
        }
        CiRequest request = new CiRequest(
                configuredTargets().stream().map(TargetRequest::spec).toList(),
                coordinates().bundleId(),
                Attachment.parse(attach).contains(Attachment.ALL) ? "*-" + naming().all() + ".jar" : "*.jar",
                ciJava,
                place(repository));
        AtomicFile.write(file, out -> out.write(system.workflow(request).getBytes(StandardCharsets.UTF_8)));
        getLog().info("wrote " + file);
    }

    private ModulePlace place(Repository repository) throws IOException {
        Path pom = project.getFile().toPath();
        Path folder = crate.toPath().toAbsolutePath().normalize();
        return new ModulePlace(
                repository.root(),
                pom,
                project.getArtifactId(),
                Reactor.of(pom, repository),
                folder,
                repository.lockedFolder(folder));
    }
}
