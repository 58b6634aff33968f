package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.bundle.Attachment;
import io.github.ferrule.plugin.ci.CiRequest;
import io.github.ferrule.plugin.ci.CiSystem;
import io.github.ferrule.plugin.file.AtomicFile;
import io.github.ferrule.plugin.problem.Problem;
import io.github.ferrule.plugin.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Write a workflow that builds, checks, tests and publishes the release on the machines of a service.
 *
 * <p>{@code mvn ferrule:generate-ci -Dferrule.ci=github}
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
        Path base = project.getBasedir().toPath();
        Path file = base.resolve(system.path());
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
        String folder =
                base.relativize(crate.toPath().toAbsolutePath()).toString().replace('\\', '/');
        CiRequest request = new CiRequest(
                configuredTargets().stream().map(TargetRequest::spec).toList(),
                coordinates().bundleId(),
                folder,
                Attachment.parse(attach).contains(Attachment.ALL) ? "*-" + naming().all() + ".jar" : "*.jar",
                ciJava);
        AtomicFile.write(file, out -> out.write(system.workflow(request).getBytes(StandardCharsets.UTF_8)));
        getLog().info("wrote " + file);
    }
}
