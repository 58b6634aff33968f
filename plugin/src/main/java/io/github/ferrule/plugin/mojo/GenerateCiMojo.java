package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.bundle.Attachment;
import io.github.ferrule.plugin.release.workflow.CiRequest;
import io.github.ferrule.plugin.release.workflow.CiSystem;
import io.github.ferrule.plugin.release.workflow.ModuleLocation;
import io.github.ferrule.plugin.release.workflow.Reactor;
import io.github.ferrule.plugin.release.workflow.RepositoryRoot;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Write a workflow that builds, checks, tests and stages a release on the machines of a service.
 *
 * <p>{@code mvn ferrule:generate-ci -Dferrule.ci=github}
 *
 * <p>The workflow builds on one machine for each linker, packs all jars, runs the project's own tests with these jars on each
 * platform, and stages a release for each tag. If the version in the pom is {@code ${revision}}, the tag supplies it.
 * It stages all modules, unless others have libraries too.
 *
 * <p>The goal writes the file where the service looks for it, in the root of the git repository; its commands run there for
 * this module. Without git, the root is Maven's outermost module.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate-ci", threadSafe = true)
public final class GenerateCiMojo extends FerruleMojo {

    /**
     * Choose the folder that holds the crate's {@code Cargo.toml}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.crate", defaultValue = "${project.basedir}/src/main/rust")
    File crate;

    /**
     * List the platforms of the release, as for {@code ferrule:build}. Executions of {@code ferrule:build} may have other lists: the
     * workflow builds each of them, and tests all platforms.
     *
     * @since 0.1.0
     */
    @Parameter
    PlexusConfiguration targets;

    /**
     * Choose where the libraries are published, as for {@code ferrule:bundle}. The workflow tests these jars.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.attach", defaultValue = "thin")
    Set<Attachment> attach;

    /**
     * Choose the classifier of the jar with all platforms, as for {@code ferrule:bundle}. The workflow tests this jar.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.allClassifier", defaultValue = "natives")
    String allClassifier;

    /**
     * Choose the service: {@code github} or {@code gitlab}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.ci", defaultValue = "github")
    CiSystem ci;

    /**
     * Choose the Java version that the workflow installs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.ciJava", defaultValue = "21")
    String ciJava;

    /**
     * Overwrite an existing workflow.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.overwrite", defaultValue = "false")
    boolean overwrite;

    /**
     * Print the workflow instead of writing the file.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.dryRun", defaultValue = "false")
    boolean dryRun;

    /** Receives a list such as {@code thin,main}. */
    public void setAttach(String list) {
        this.attach = convert(Attachment::parse, list);
    }

    /** Receives the service in upper or lower case. */
    public void setCi(String service) {
        this.ci = convert(text -> EnumParameter.of(CiSystem.class, "ci", text), service);
    }

    @Override
    void run() throws IOException {
        RepositoryRoot repository = RepositoryRoot.of(
                project.getBasedir().toPath(),
                Optional.ofNullable(session.getRequest().getMultiModuleProjectDirectory())
                        .map(File::toPath));
        Path file = repository.root().resolve(ci.path());
        List<PluginExecution> building = executions("build");
        List<TargetSpec> specs = Stream.concat(
                        targets(targets, BackendChoice.AUTO).specs().stream(),
                        building.stream().flatMap(it -> ownTargets(it).stream()))
                .distinct()
                .toList();
        if (specs.isEmpty()) {
            throw noTargets("targets");
        }
        List<String> executions = building.stream().map(PluginExecution::getId).toList();
        CiRequest request = new CiRequest(
                specs,
                executions.size() > 1 || targets == null ? executions : List.of(),
                coordinates().bundleId(),
                attach.contains(Attachment.ALL) ? "*-" + allClassifier.trim() + ".jar" : "*.jar*",
                ciJava.trim(),
                usesFerruleLoader(),
                !executions("bindings").isEmpty(),
                attach.contains(Attachment.THIN),
                statedVersion(),
                place(repository));
        String workflow = ci.workflow(request);
        if (dryRun) {
            getLog().info("would write " + file);
            workflow.lines().forEach(getLog()::info);
            return;
        }
        if (Files.exists(file) && !overwrite) {
            throw Problem.of(ProblemCode.EXISTING_WORKFLOW, file + ": already exists")
                    .remedy("overwrite it with  mvn ferrule:generate-ci -Dferrule.overwrite")
                    .asException();
        }
        AtomicFile.write(file, out -> out.write(workflow.getBytes(StandardCharsets.UTF_8)));
        getLog().info("wrote " + file);
    }

    private List<PluginExecution> executions(String goal) {
        Plugin ferrule = project.getPlugin(
                execution.getMojoDescriptor().getPluginDescriptor().getPluginLookupKey());
        return ferrule == null
                ? List.of()
                : ferrule.getExecutions().stream()
                        .filter(it -> it.getGoals().contains(goal))
                        .toList();
    }

    /** Returns the targets of an execution, to whose configuration Maven has added that of the plugin. */
    private List<TargetSpec> ownTargets(PluginExecution building) {
        Xpp3Dom list = building.getConfiguration() instanceof Xpp3Dom all ? all.getChild("targets") : null;
        List<TargetSpec> own = list == null
                ? List.of()
                : targets(new XmlPlexusConfiguration(list), BackendChoice.AUTO).specs();
        if (own.isEmpty()) {
            throw noTargets("the execution " + building.getId() + " has no  <targets>");
        }
        return own;
    }

    private static FerruleException noTargets(String what) {
        return Problem.of(ProblemCode.INVALID_OPTION, what + ": a workflow needs to know the platforms")
                .remedy("list them in the pom:  <targets><target>x86_64-unknown-linux-gnu.2.17</target></targets>")
                .asException();
    }

    private ModuleLocation place(RepositoryRoot repository) throws IOException {
        Path pom = project.getFile().toPath();
        Path folder = crate.toPath().toAbsolutePath().normalize();
        Optional<Path> reactor = Reactor.of(pom, repository);
        return new ModuleLocation(
                repository.root(),
                pom,
                project.getArtifactId(),
                reactor,
                reactor.isEmpty() || Reactor.hasNoOtherLibraries(reactor.get(), pom),
                folder,
                repository.lockedFolder(folder));
    }

    /** Returns the version as the pom or its parent element states it, with properties. */
    private String statedVersion() {
        Model model = project.getOriginalModel();
        String version = model.getVersion() == null && model.getParent() != null
                ? model.getParent().getVersion()
                : model.getVersion();
        return version == null ? "" : version;
    }
}
