package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.init.CallerStyle;
import io.github.ferrule.plugin.init.InitPlan;
import io.github.ferrule.plugin.init.InitRequest;
import io.github.ferrule.plugin.init.InitRequest.ExistingPom;
import io.github.ferrule.plugin.init.ProjectNames;
import io.github.ferrule.plugin.init.TestFramework;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Add a Rust crate, a Java caller, and a test to a project, and the plugin and the loader to its pom.
 *
 * <p>In a folder without a pom, the goal writes a whole project. It keeps existing files and the formatting of the pom, and
 * changes nothing that is there already, so you can run it again. In a pom with modules, run it in the module that gets the
 * crate.
 *
 * <p>{@code mvn io.github.ferrule:ferrule-maven-plugin:init -Dferrule.style=jni}
 *
 * @since 0.1.0
 */
@Mojo(name = "init", requiresProject = false, aggregator = true)
public final class InitMojo extends FerruleMojo {

    private static final String GROUP = "io.github.ferrule";
    private static final String SUREFIRE = "org.apache.maven.plugins:maven-surefire-plugin";

    /**
     * Write the crate to this folder. If it has a {@code Cargo.toml} already, the goal only adds the crate type
     * {@code cdylib}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.crate", defaultValue = "${project.basedir}/src/main/rust")
    File crate;

    /**
     * Choose how Java calls the function: {@code jna}; {@code jni}; {@code ffm}, which needs Java 22; or {@code uniffi}, which
     * generates the Java side and needs Java 22.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.style", defaultValue = "jna")
    CallerStyle style;

    /**
     * Print the files that the goal would write, and stop.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.dryRun", defaultValue = "false")
    boolean dryRun;

    /** Receives the style in upper or lower case. */
    public void setStyle(String name) {
        this.style = convert(text -> EnumParameter.of(CallerStyle.class, "style", text), name);
    }

    @Override
    void run() throws IOException {
        boolean hasPom = project.getFile() != null;
        Path root = hasPom
                ? project.getBasedir().toPath()
                : Path.of(session.getExecutionRootDirectory()).toAbsolutePath();
        if (hasPom && project.getPackaging().equals("pom")) {
            throw Problem.of(
                            ProblemCode.INVALID_OPTION,
                            project.getArtifactId() + ": has the packaging pom, and so no code of its own")
                    .remedy("run the goal in the module that gets the crate:  mvn -pl <module> …")
                    .asException();
        }
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        InitPlan plan = InitPlan.of(new InitRequest(
                root,
                hasPom
                        ? crate.toPath().toAbsolutePath()
                        : root.resolve("src/main/rust"), // without a pom, basedir is not set
                hasPom
                        ? new ProjectNames(project.getGroupId(), project.getArtifactId())
                        : ProjectNames.ofFolder(
                                root.getNameCount() == 0
                                        ? ""
                                        : root.getFileName().toString()),
                style,
                plugin.getVersion(),
                hasPom ? Optional.of(existing(plugin.getPluginLookupKey())) : Optional.empty()));
        if (dryRun) {
            plan.changes().forEach(change -> getLog().info("would " + change.future()));
            return;
        }
        plan.write();
        plan.changes().forEach(change -> getLog().info(change.past()));
        plan.hints().forEach(getLog()::info);
        getLog().info(plan.changes().isEmpty() ? "there is nothing to add" : "next, run  mvn package");
    }

    private ExistingPom existing(String pluginKey) {
        Optional<TestFramework> tests = depends("org.junit.jupiter", "junit-jupiter")
                        || depends("org.junit.jupiter", "junit-jupiter-api")
                        || depends("org.springframework.boot", "spring-boot-starter-test")
                ? Optional.of(TestFramework.JUPITER)
                : depends("junit", "junit") ? Optional.of(TestFramework.JUNIT_4) : Optional.empty();
        return new ExistingPom(
                project.getPlugin(pluginKey) != null, depends(GROUP, "ferrule-native-loader"), tests, runsJupiter());
    }

    private boolean depends(String groupId, String artifactId) {
        return project.getDependencies().stream()
                .anyMatch(it ->
                        it.getGroupId().equals(groupId) && it.getArtifactId().equals(artifactId));
    }

    /** Surefire 3 does; Maven before 3.9 uses version 2 by default. */
    private boolean runsJupiter() {
        Plugin surefire = project.getPlugin(SUREFIRE);
        return surefire == null
                || surefire.getVersion() == null
                || !surefire.getVersion().startsWith("2.");
    }
}
