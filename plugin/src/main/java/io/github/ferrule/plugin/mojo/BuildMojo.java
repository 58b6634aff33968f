package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.input.CallerClasses;
import io.github.ferrule.plugin.build.BuildPlan;
import io.github.ferrule.plugin.build.BuildReport;
import io.github.ferrule.plugin.build.BuildRequest;
import io.github.ferrule.plugin.build.Builder;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.CompilationStartLatch;
import io.github.ferrule.plugin.build.TargetRequest;
import io.github.ferrule.plugin.build.debug.DebugLevel;
import io.github.ferrule.plugin.build.link.FrameworkSymbols;
import io.github.ferrule.plugin.bundle.Attachment;
import io.github.ferrule.plugin.bundle.Bundle;
import io.github.ferrule.plugin.bundle.Naming;
import io.github.ferrule.plugin.bundle.sbom.Inventory;
import io.github.ferrule.plugin.bundle.sbom.InventoryWriter;
import io.github.ferrule.plugin.release.collect.CollectedFolders;
import io.github.ferrule.plugin.release.collect.SourceRevisionReader;
import io.github.ferrule.plugin.release.collect.SourceState;
import io.github.ferrule.plugin.support.process.ParallelTasks;
import io.github.ferrule.plugin.surface.StoredSurface;
import io.github.ferrule.plugin.surface.SurfaceFile;
import io.github.ferrule.plugin.surface.SurfaceReader;
import io.github.ferrule.plugin.surface.UnreadableSurfaceException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Cross-compile the crate for every target.
 *
 * <p>The libraries go to {@code target/ferrule/natives/<triple>/}, where {@code ferrule:bundle} finds them.
 *
 * @since 0.1.0
 */
@Mojo(name = "build", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class BuildMojo extends LibraryMojo {

    /**
     * Override {@code targets} for this run: {@code host}, {@code all}, or a comma-separated list of triples. A system, such as
     * {@code linux} or {@code macos}, stands for all targets of the pom that are for it.
     *
     * <p>For example:
     *
     * <pre>{@code mvn package -Dferrule.targets=host}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.targets", defaultValue = "all")
    String onlyTargets;

    /**
     * Choose where the libraries are published, as for {@code ferrule:bundle}. The main jar lists the other jars.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.attach", defaultValue = "thin")
    Set<Attachment> attach;

    /**
     * Choose the path of a library in a jar, as for {@code ferrule:bundle}. This goal fails early if the path is unusable.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.layout", defaultValue = "jna")
    String layout;

    /**
     * Choose the classifiers of the platforms' jars, as for {@code ferrule:bundle}. The main jar lists them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.classifiers", defaultValue = "os-detector")
    String classifiers;

    /**
     * Choose the classifier of the jar with all platforms, as for {@code ferrule:bundle}. The main jar lists it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.allClassifier", defaultValue = "natives")
    String allClassifier;

    /**
     * Make each jar of natives a Java module, as for {@code ferrule:bundle}. This goal fails early if {@code layout} does
     * not allow it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.modular", defaultValue = "true")
    boolean modular;

    /**
     * List the crates in each library: the jars get a CycloneDX bill of materials and the license texts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.sbom", defaultValue = "true")
    boolean sbom;

    /**
     * Write debug symbols to separate files, for a jar with the classifier {@code debug}: {@code lines}, functions and line
     * numbers, enough for stack traces; {@code full}, variables too; or {@code none}. The libraries in the other jars are
     * stripped.
     *
     * <p>The files are {@code .debug} for Linux and Windows (gnu), {@code .pdb} for Windows (msvc), and {@code .dSYM} for
     * macOS, if dsymutil is available.
     *
     * <pre>{@code mvn deploy -Dferrule.debugSymbols=lines}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.debugSymbols", defaultValue = "none")
    DebugLevel debugSymbols;

    /**
     * Build nothing: {@code ferrule:collect} takes the libraries from this folder, where other machines built them.
     *
     * <p>For example:
     *
     * <pre>{@code mvn package -Dferrule.collectFrom=downloads}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.collectFrom")
    File collectFrom;

    /**
     * Name the revision of the sources in the provenance of each library. By default, it is the commit that git
     * reports.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.revision")
    String revision;

    /**
     * Add names to the stubs of macOS's frameworks, with which zig links if {@code SDKROOT} does not name an SDK of Apple's:
     * for each framework, the functions and constants that it exports, separated by spaces.
     *
     * <p>For example:
     *
     * <pre>{@code
     * <frameworkSymbols>
     *   <Security>SecKeychainSetSettings SecKeychainLock</Security>
     * </frameworkSymbols>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> frameworkSymbols;

    /**
     * Name the modules and artifacts whose classes call the libraries, {@code groupId:artifactId} or
     * {@code groupId:artifactId:version}. The classes of this module always count.
     *
     * <p>The default is the modules of this reactor that this one depends on, and those that depend on it and are compiled
     * already; the log names those that are not. Modules with libraries of their own do not count.
     *
     * <pre>{@code mvn package -Dferrule.callers=com.acme:mathlib-api}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.callers")
    List<String> callers;

    /**
     * Read the types of the crate's exported functions, so that {@code ferrule:bundle} can compare them with the Java
     * declarations. rustdoc runs whenever the library has changed; a project without such
     * declarations skips it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.checkTypes", defaultValue = "true")
    boolean checkTypes;

    private final RepositorySystem repositories;

    /** Receives Maven's resolver of artifacts. */
    @Inject
    public BuildMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /** Receives a list such as {@code thin,main}. */
    public void setAttach(String list) {
        this.attach = convert(Attachment::parse, list);
    }

    /** Receives the amount of debug information in upper or lower case. */
    public void setDebugSymbols(String amount) {
        this.debugSymbols = convert(DebugLevel::parse, amount);
    }

    @Override
    void run() throws IOException {
        if (collectFrom != null) {
            getLog().info("nothing is built, because ferrule.collectFrom is set");
            return;
        }
        Targets targets = configuredTargets();
        if (targets.hasNoneOf(onlyTargets)) {
            getLog().info("nothing is built, because no target is for " + onlyTargets);
            return;
        }
        TargetRequest.rejectDuplicates(targets.requests());
        Naming naming = Naming.of(layout, classifiers, modular).withAll(allClassifier);
        ToolLog output = toolOutput();
        CompilationStartLatch watch = new CompilationStartLatch(output);
        Builder builder = tools().builder(watch);
        SourceRevisionReader sources = sources(crate, revision);
        // while cargo and rustc answer, one processor has little to do
        try (ParallelTasks tasks = new ParallelTasks()) {
            Supplier<Boolean> named = tasks.start(() -> {
                naming.check(targets.triples(), "library");
                return true;
            });
            Supplier<SourceState> source = tasks.start(sources::read);
            BuildRequest request = request(targets.select(onlyTargets), debugSymbols, executionFolder("natives"))
                    .withFrameworkSymbols(
                            FrameworkSymbols.parse(frameworkSymbols == null ? Map.of() : frameworkSymbols));
            BuildPlan plan = plan(builder, request);
            named.get(); // before an hour of compiling, not after it
            if (dryRun) {
                return;
            }
            claim("natives", execution.getExecutionId(), plan.crate().library());
            Optional<InventoryWriter> inventory = sbom
                    ? Optional.of(new InventoryWriter(plan, builder.toolchain(plan), tasks, watch))
                    : Optional.empty();
            BuildReport report = build(builder, plan, output);
            plan.symbols().describe().forEach(getLog()::info);
            if (inventory.isPresent()) {
                inventory.get().write(report.libraries());
            } else {
                for (BuiltLibrary library : report.libraries()) {
                    Inventory.of(library).delete(); // of an earlier build
                }
            }
            // with a hash of each file, so after the last of them
            CollectedFolders.mark(report.libraries(), sources.readAgain(source.get()));
            if (checkTypes) {
                readSurface(builder, plan, report.libraries());
            }
            publishList(new Bundle(coordinates(), naming, attach), targets, report.libraries());
            markBuilt(targets, report.libraries());
        }
    }

    /** Stores the surface of the library, if Java declares functions of it that are not stored yet. */
    private void readSurface(Builder builder, BuildPlan plan, List<BuiltLibrary> built) throws IOException {
        BuiltLibrary library = built.get(0);
        String hash = library.fingerprint().sha256();
        SurfaceFile file = new SurfaceFile(outputFolder());
        CallerModules.Found found = callerModules(repositories, callers).find();
        Set<String> wanted = wantedSymbols(found, library.library());
        boolean later = !found.later().isEmpty();
        Optional<StoredSurface> stored = file.read(library.library(), hash);
        boolean nobodyCalls = wanted.isEmpty() && !later;
        if (nobodyCalls
                || stored.filter(it -> later ? it.complete() : it.covers(wanted))
                        .isPresent()) {
            return;
        }
        try {
            SurfaceReader reader = new SurfaceReader(builder.toolchain(plan), plan);
            file.write(library.library(), hash, later ? reader.readForAnyCaller() : reader.read(wanted));
        } catch (UnreadableSurfaceException e) {
            getLog().info("the types of Java's declarations are not checked: " + e.getMessage());
        }
    }

    private Set<String> wantedSymbols(CallerModules.Found found, String library) throws IOException {
        try (CallerClasses classes = CallerClasses.open(found.places())) {
            return classes.contract(List.of(library), List.of(coordinates().bundleId()))
                    .typedSymbols();
        }
    }
}
