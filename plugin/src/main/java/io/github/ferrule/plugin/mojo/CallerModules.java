package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.input.AuditedFile;
import io.github.ferrule.plugin.audit.input.JavaSources;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/**
 * The modules and artifacts whose classes call the libraries of a module.
 *
 * @param project the module with the libraries
 * @param session the Maven run
 * @param artifacts finds artifacts that are not modules
 * @param configured the callers that the user named; empty for the default
 */
record CallerModules(MavenProject project, MavenSession session, ArtifactLookup artifacts, List<String> configured) {

    private static final String PLUGIN = "io.github.ferrule:ferrule-maven-plugin";
    /** The value of a property that has none on the command line. */
    static final String NO_VALUE = "true";

    private static final String BUNDLE = "bundle";

    /**
     * The callers that can be checked now.
     *
     * @param places folders with classes, and jars
     * @param sources the sources of the modules among them
     * @param later the modules that are not compiled, or not since their sources changed
     */
    record Found(List<Path> places, JavaSources sources, List<String> later) {}

    /** Finds the callers: by default this module, and those of the reactor that depend on it or that it depends on. */
    Found find() throws IOException {
        List<Path> places = new ArrayList<>(List.of(classes(project)));
        List<MavenProject> modules = new ArrayList<>(List.of(project));
        List<String> later = new ArrayList<>();
        for (String name : configured) {
            Optional<MavenProject> module = module(name);
            if (module.isPresent()) {
                modules.add(module.get());
            } else {
                places.add(artifacts.file(name, "ferrule.callers"));
            }
        }
        if (configured.isEmpty()) {
            modules.addAll(related());
        }
        for (MavenProject module : modules.subList(1, modules.size())) {
            if (isUpstream(module) || isUpToDate(module)) {
                places.add(classes(module));
            } else {
                later.add(module.getGroupId() + ":" + module.getArtifactId());
            }
        }
        return new Found(places.stream().distinct().toList(), sources(modules), later);
    }

    /** Finds the callers that the user named, and no others. */
    Found findNamed() throws IOException {
        List<Path> places = new ArrayList<>();
        List<MavenProject> modules = new ArrayList<>();
        for (String name : configured) {
            Optional<MavenProject> module = module(name);
            module.ifPresent(modules::add);
            places.add(module.isPresent() ? classes(module.get()) : artifacts.file(name, "ferrule.callers"));
        }
        return new Found(places, sources(modules), List.of());
    }

    /** Returns the modules whose libraries the named ones can call, and that Maven has built before them. */
    List<MavenProject> owners() {
        return named().flatMap(module -> Stream.concat(upstream(module).stream(), Stream.of(module)))
                .filter(CallerModules::bundles)
                .distinct()
                .toList();
    }

    /** Returns true if a later module of the reactor packs libraries, and checks the named ones as its callers. */
    boolean areCheckedLater() {
        return named().anyMatch(module -> downstream(module).stream().anyMatch(CallerModules::bundles));
    }

    private Stream<MavenProject> named() {
        List<MavenProject> modules =
                configured.stream().flatMap(name -> module(name).stream()).toList();
        return modules.isEmpty() ? Stream.of(project) : modules.stream();
    }

    /** Returns the jar of a module with the most libraries; nothing if it is not packed. */
    static Optional<Path> natives(MavenProject module) {
        List<Path> jars = new ArrayList<>();
        module.getAttachedArtifacts().forEach(it -> addJar(it.getFile(), jars));
        addJar(module.getArtifact().getFile(), jars);
        File[] packed = new File(module.getBuild().getDirectory()).listFiles();
        if (jars.isEmpty() && packed != null) {
            for (File file : packed) {
                addJar(file, jars);
            }
        }
        return jars.stream().filter(jar -> libraries(jar) > 0).max(Comparator.comparingLong(CallerModules::libraries));
    }

    private static void addJar(File file, List<Path> jars) {
        if (file != null && file.getName().endsWith(".jar") && file.isFile()) {
            jars.add(file.toPath());
        }
    }

    private static long libraries(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .filter(entry -> AuditedFile.isLibrary(entry.getName()))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the module of the reactor with these coordinates. */
    private Optional<MavenProject> module(String name) {
        return session.getProjects().stream()
                .filter(it -> name.equals(it.getGroupId() + ":" + it.getArtifactId())
                        || name.startsWith(it.getGroupId() + ":" + it.getArtifactId() + ":"))
                .findFirst();
    }

    /** Modules with libraries of their own call those, and a module below several of them may call any. */
    private List<MavenProject> related() {
        return Stream.concat(upstream(project).stream(), downstream(project).stream())
                .filter(Predicate.not(CallerModules::bundles))
                .filter(module ->
                        upstream(module).stream().noneMatch(other -> bundles(other) && !other.equals(project)))
                .filter(module ->
                        downstream(module).stream().noneMatch(other -> bundles(other) && !other.equals(project)))
                .toList();
    }

    private boolean isUpstream(MavenProject module) {
        return upstream(project).contains(module);
    }

    private List<MavenProject> upstream(MavenProject module) {
        return session.getProjectDependencyGraph().getUpstreamProjects(module, true);
    }

    private List<MavenProject> downstream(MavenProject module) {
        return session.getProjectDependencyGraph().getDownstreamProjects(module, true);
    }

    /** Returns true if a module packs libraries of its own. */
    static boolean bundles(MavenProject module) {
        Plugin plugin = module.getPlugin(PLUGIN);
        return plugin != null
                && plugin.getExecutions().stream()
                        .anyMatch(execution -> execution.getGoals().contains(BUNDLE));
    }

    static Path classes(MavenProject module) {
        return Path.of(module.getBuild().getOutputDirectory());
    }

    /** Returns true if the classes are not older than the sources. */
    private static boolean isUpToDate(MavenProject module) throws IOException {
        Optional<FileTime> compiled = newest(classes(module), ".class");
        if (compiled.isEmpty()) {
            return false;
        }
        for (Path root : sourceRoots(module)) {
            for (String suffix : List.of(".java", ".kt")) {
                if (newest(root, suffix)
                        .filter(time -> time.compareTo(compiled.get()) > 0)
                        .isPresent()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<FileTime> newest(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Optional<FileTime> newest = Optional.empty();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(it -> it.toString().endsWith(suffix))::iterator) {
                FileTime time = Files.getLastModifiedTime(file);
                newest = newest.filter(it -> it.compareTo(time) >= 0).or(() -> Optional.of(time));
            }
        }
        return newest;
    }

    /** Finds declarations in the sources of modules. */
    JavaSources sources(List<MavenProject> modules) {
        return new JavaSources(
                modules.stream().flatMap(it -> sourceRoots(it).stream()).toList(),
                Path.of(session.getExecutionRootDirectory()));
    }

    private static List<Path> sourceRoots(MavenProject module) {
        return Stream.concat(
                        module.getCompileSourceRoots().stream().map(Path::of),
                        Stream.of(module.getBasedir().toPath().resolve("src/main/kotlin")))
                .toList();
    }
}
