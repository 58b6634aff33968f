package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.Builder;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.bundle.Attachment;
import io.github.ferrule.plugin.bundle.Bundle;
import io.github.ferrule.plugin.bundle.BundleLayout;
import io.github.ferrule.plugin.bundle.BundledLibrary;
import io.github.ferrule.plugin.bundle.ExplodedBundle;
import io.github.ferrule.plugin.bundle.JarContent;
import io.github.ferrule.plugin.bundle.Naming;
import io.github.ferrule.plugin.bundle.PackedJars;
import io.github.ferrule.plugin.support.process.ExecutableFinder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Build the crate for this machine and put the library on the test class path.
 *
 * <p>{@code mvn test}, and tests run from an IDE, then load it the way users do. If this machine is one of the
 * {@code targets}, the tests load the same library that is released.
 *
 * <p>In a multi-module build, the tests of the modules that depend on this one find it too: surefire and failsafe get it with
 * {@code maven.test.additionalClasspath}.
 *
 * <p>With {@code packedJars}, the goal builds nothing, and the tests load the library from jars that were packed before. This
 * is how generated workflows test a release on machines without Rust:
 *
 * <p>{@code mvn clean test -Dferrule.packedJars=jars}
 *
 * <p>With {@code fallback}, a machine without Rust tests the library of a release.
 *
 * @since 0.1.0
 */
@Mojo(name = "develop", defaultPhase = LifecyclePhase.PROCESS_TEST_RESOURCES, threadSafe = true)
public final class DevelopMojo extends LibraryMojo {

    private static final String ADDITIONAL_CLASS_PATH = "maven.test.additionalClasspath";

    /**
     * Choose the folder of the library on the test class path, as {@code ferrule:bundle} does for the jars.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.layout", defaultValue = "jna")
    String layout;

    /**
     * Test the libraries in the jars of this folder instead of building one. A relative path starts at the current folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.packedJars")
    String packedJars;

    /**
     * Build nothing if tests are skipped and {@code ferrule:collect} takes the libraries from this folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.collectFrom")
    File collectFrom;

    /**
     * Test the library of this release if {@code ferrule.skip} is set or cargo is not installed: a published version of the
     * project, or {@code latest}. Maven downloads it from the project's repositories.
     *
     * <p>For example:
     *
     * <pre>{@code <fallback>latest</fallback>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.fallback")
    String fallback;

    private final RepositorySystem repositories;

    /** Receives Maven's resolver. */
    @Inject
    public DevelopMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    void skipped() throws IOException {
        if (fallback != null && packedJars == null && !areTestsSkipped()) {
            provideRelease();
        }
    }

    @Override
    void run() throws IOException {
        if (collectFrom != null && areTestsSkipped()) {
            getLog().info("nothing is built for tests, because they are skipped and ferrule.collectFrom is set");
            return;
        }
        if (packedJars != null) {
            List<Path> jars = PackedJars.find(
                    Path.of(packedJars).toAbsolutePath().normalize(),
                    new BundleLayout(coordinates().bundleId()));
            jars.forEach(jar -> getLog().info("tests load the library from " + jar));
            addToTestClassPath(project, jars);
            dependents().forEach(dependent -> addToTestClassPath(dependent, jars));
            return;
        }
        if (fallback != null
                && new ExecutableFinder(System.getenv()).find("cargo").isEmpty()) {
            getLog().warn("cargo is not on the PATH, so tests use a published library instead of this crate's");
            skipped();
            return;
        }
        ToolLog output = toolOutput();
        Builder builder = tools().builder(output);
        BuildPlan plan =
                plan(builder, request(configuredTargets().host(), DebugLevel.NONE, executionFolder("develop")));
        if (dryRun) {
            return;
        }
        claim("develop", execution.getExecutionId(), plan.crate().library());
        BuildReport report = build(builder, plan, output);
        Naming naming = Naming.of(layout, "os-detector", true);
        Bundle bundle = new Bundle(coordinates(), naming, EnumSet.noneOf(Attachment.class));
        provide(bundle.contents(
                BundledLibrary.read(report.libraries(), notes()),
                claims("develop").values()));
    }

    private void provideRelease() throws IOException {
        PublishedRelease release = new PublishedRelease(repositories, session, project, coordinates());
        PublishedRelease.Libraries libraries = release.libraries(fallback);
        getLog().info("tests use the library of " + project.getGroupId() + ":" + project.getArtifactId() + ":"
                + libraries.version());
        provide(libraries.contents());
    }

    /** Writes the library to the test class path of this module and of those that depend on it. */
    private void provide(List<JarContent> contents) throws IOException {
        write(Path.of(project.getBuild().getTestOutputDirectory()), contents);
        List<MavenProject> dependents = dependents();
        if (!dependents.isEmpty()) {
            Path folder = outputFolder().resolve("develop-classpath");
            write(folder, contents);
            dependents.forEach(dependent -> addToTestClassPath(dependent, List.of(folder)));
        }
    }

    private boolean areTestsSkipped() {
        Properties properties = session.getUserProperties();
        return Stream.of("skipTests", "maven.test.skip")
                .anyMatch(name -> properties.containsKey(name)
                        && !properties.getProperty(name).equals("false"));
    }

    private List<MavenProject> dependents() {
        return session.getProjectDependencyGraph().getDownstreamProjects(project, true);
    }

    private void write(Path folder, List<JarContent> contents) throws IOException {
        new ExplodedBundle(folder, notes()).write(contents);
    }

    /** Adds elements for surefire and failsafe. In mvn test, other modules see this one's classes, but not those of its tests. */
    private static void addToTestClassPath(MavenProject module, List<Path> elements) {
        String present = module.getProperties().getProperty(ADDITIONAL_CLASS_PATH, "");
        String all = Stream.concat(
                        Stream.of(present.split(",")).filter(it -> !it.isBlank()),
                        elements.stream().map(Path::toString))
                .distinct()
                .collect(Collectors.joining(","));
        module.getProperties().setProperty(ADDITIONAL_CLASS_PATH, all);
    }
}
