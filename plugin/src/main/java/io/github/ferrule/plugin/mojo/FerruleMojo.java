package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.NativesFolder;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.bundle.Bundle;
import io.github.ferrule.plugin.bundle.Coordinates;
import io.github.ferrule.plugin.bundle.ExplodedBundle;
import io.github.ferrule.plugin.release.collect.SourceRevisionReader;
import io.github.ferrule.plugin.support.file.FileNotes;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.support.process.ExecCommandRunner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;

/** The base of all goals: the project, {@code ferrule.skip}, and the translation of errors. */
public abstract class FerruleMojo extends AbstractMojo {

    private static final String NATIVES = "natives";
    private static final String COMMAND_LINE = "default-cli";
    private static final String MISSING = "ferrule.missing";
    private static final String CHECKED = "ferrule.checked";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    /**
     * Skip all goals of Ferrule.
     *
     * <p>Use it on machines without Rust, to work on the Java side only.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.skip", defaultValue = "false")
    boolean skip;

    private final List<Problem> invalidValues = new ArrayList<>();

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            if (skip) {
                getLog().info("skipped, because ferrule.skip is set");
                skipped();
                return;
            }
            if (!invalidValues.isEmpty()) {
                throw new FerruleException(invalidValues);
            }
            warnAboutConfiguration();
            run();
        } catch (FerruleException e) {
            throw new MojoFailureException(System.lineSeparator() + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw unusable(e.getCause());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Names in crates, jars and paths, and what tools print, do not move the cursor of a terminal. */
    @Override
    public Log getLog() {
        return new PrintableLog(super.getLog());
    }

    private static MojoExecutionException unusable(IOException e) {
        Problem problem = FileProblem.of(e, File.separatorChar == '\\');
        return new MojoExecutionException(System.lineSeparator() + problem, e);
    }

    abstract void run() throws IOException;

    /** Does what remains to be done if the goal is skipped: nothing, for most goals. */
    void skipped() throws IOException {}

    /** Checks the configuration once per module, not in every goal. */
    @SuppressWarnings("unchecked") // the plugin context is a raw map in Maven's API
    private void warnAboutConfiguration() throws IOException {
        if (getPluginContext().put(CHECKED, Boolean.TRUE) == null) {
            new ConfigurationCheck(
                            project, session, execution.getMojoDescriptor().getPluginDescriptor())
                    .warnings()
                    .forEach(getLog()::warn);
            if (usesFerruleLoader()) {
                new CompilerRelease(project).warning().ifPresent(getLog()::warn);
            }
        }
    }

    /**
     * Converts the text of a parameter when Maven sets it. {@link #execute} reports a value that cannot be converted, since
     * Maven would reduce the problem to its first line.
     */
    final <T> T convert(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (FerruleException e) {
            invalidValues.addAll(e.problems());
            return null;
        }
    }

    final Targets targets(PlexusConfiguration targets, BackendChoice backend) {
        return new TargetsReader(backend.backend(), this::evaluate, getLog()::warn).read(targets);
    }

    private String evaluate(String text) {
        try {
            return String.valueOf(new PluginParameterExpressionEvaluator(session, execution).evaluate(text));
        } catch (ExpressionEvaluationException e) {
            throw new IllegalStateException("Maven cannot evaluate " + text, e);
        }
    }

    /** Returns the receiver of what tools print. */
    final ToolLog toolOutput() {
        return new ToolLog(getLog(), Terminal.of(session).progress());
    }

    final Coordinates coordinates() {
        return new Coordinates(project.getGroupId(), project.getArtifactId(), project.getVersion());
    }

    final String ferruleVersion() {
        return execution.getMojoDescriptor().getPluginDescriptor().getVersion();
    }

    /** Returns the folder through which the goals that build pass libraries to the goal that bundles. */
    final Path nativesFolder() {
        return outputFolder().resolve(NATIVES);
    }

    /** Returns the folder for the libraries of this execution, which leaves those of other executions alone. */
    final Path executionFolder(String kind) {
        Map<String, String> claims = claims(kind);
        String id = execution.getExecutionId();
        return claims.isEmpty() || claims.keySet().iterator().next().equals(id)
                ? outputFolder().resolve(kind)
                : outputFolder().resolve(kind).resolve(NativesFolder.EXECUTION + id);
    }

    /**
     * Records the name of the library of an execution.
     *
     * @throws FerruleException if another execution has built a library of this name
     */
    final void claim(String kind, String id, String library) {
        Map<String, String> claims = claims(kind);
        List<String> others = claims.keySet().stream()
                .filter(other -> !other.equals(id) && claims.get(other).equals(library))
                .toList();
        for (String other : others) {
            if (!id.startsWith(COMMAND_LINE) && !other.startsWith(COMMAND_LINE)) {
                throw Problem.of(
                                ProblemCode.INVALID_OPTION,
                                "the executions " + other + " and " + id + " both build a library with the name "
                                        + library)
                        .fact("a jar has room for one of them, and the second would replace the first")
                        .remedy("list all  <targets>  in one execution, or give one crate another  [lib] name")
                        .asException();
            }
            claims.remove(other); // the command line builds the same library again
        }
        claims.put(id, library);
    }

    /** Returns the names of the libraries that this Maven run has built, by execution. */
    @SuppressWarnings("unchecked") // the plugin context is a raw map in Maven's API
    final Map<String, String> claims(String kind) {
        return (Map<String, String>)
                getPluginContext().computeIfAbsent("ferrule." + kind, key -> new LinkedHashMap<String, String>());
    }

    /** Returns the folders with the libraries of this Maven run. */
    final List<NativesFolder> libraryFolders() {
        List<NativesFolder> folders = new ArrayList<>();
        for (String id : claims(NATIVES).keySet()) {
            Path folder = folders.isEmpty() ? nativesFolder() : nativesFolder().resolve(NativesFolder.EXECUTION + id);
            folders.add(new NativesFolder(folder));
        }
        return folders;
    }

    /** Returns Ferrule's folder in the project's build directory. */
    final Path outputFolder() {
        return Path.of(project.getBuild().getDirectory()).resolve("ferrule");
    }

    /** Returns what earlier builds of the project have noted about large files. */
    final FileNotes notes() {
        return new FileNotes(outputFolder().resolve("notes"));
    }

    /** Writes the list of all platforms to the class path, from where it goes into the main jar. */
    final void publishList(Bundle bundle, Targets targets, List<BuiltLibrary> built) throws IOException {
        List<TargetTriple> triples = targets.triples().isEmpty()
                ? built.stream().map(library -> library.target().triple()).toList()
                : targets.triples();
        new ExplodedBundle(Path.of(project.getBuild().getOutputDirectory()), notes())
                .write(bundle.mainJarContents(
                        List.copyOf(claims(NATIVES).values()), built.get(0).library(), triples));
    }

    /** Returns the modules and artifacts whose classes call this project's libraries. */
    final CallerModules callerModules(RepositorySystem repositories, List<String> callers) {
        return new CallerModules(
                project,
                session,
                new ArtifactLookup(repositories, session, project),
                callers == null
                        ? List.of()
                        : callers.stream()
                                .filter(name -> !name.equals(CallerModules.NO_VALUE))
                                .toList());
    }

    /** Returns true if the project depends on Ferrule's loader; others bring their own. */
    final boolean usesFerruleLoader() {
        Stream<String> declared = project.getDependencies().stream().map(Dependency::getManagementKey);
        Stream<String> resolved = project.getArtifacts().stream().map(Artifact::getDependencyConflictId);
        return Stream.concat(declared, resolved).anyMatch("io.github.ferrule:ferrule-native-loader:jar"::equals);
    }

    /** Returns a reader of the revision and the lock file of a crate. */
    final SourceRevisionReader sources(File crate, String revision) {
        return new SourceRevisionReader(
                new ExecCommandRunner(System.getenv()),
                System.getenv().keySet(),
                crate.toPath(),
                project.getVersion(),
                Optional.ofNullable(revision),
                getLog()::warn);
    }

    /** Records that this Maven run has put libraries into the natives folder. */
    @SuppressWarnings("unchecked") // the plugin context is a raw map in Maven's API
    final void markBuilt(Targets wanted, List<BuiltLibrary> libraries) {
        Set<String> built =
                libraries.stream().map(it -> it.target().triple().text()).collect(Collectors.toSet());
        Set<String> missing = new LinkedHashSet<>(missingPlatforms());
        wanted.triples().stream()
                .map(TargetTriple::text)
                .filter(triple -> !built.contains(triple))
                .forEach(missing::add);
        getPluginContext().put(MISSING, List.copyOf(missing));
    }

    /** Returns the platforms of the pom that this Maven run did not build. */
    @SuppressWarnings("unchecked") // markBuilt has put it there
    final List<String> missingPlatforms() {
        return (List<String>) getPluginContext().getOrDefault(MISSING, List.of());
    }

    /** Returns true if this Maven run has put libraries into the natives folder. */
    final boolean isBuilt() {
        return !claims(NATIVES).isEmpty();
    }
}
