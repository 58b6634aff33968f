package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Auditor;
import io.github.ferrule.plugin.audit.Check;
import io.github.ferrule.plugin.audit.Policy;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.input.CallerClasses;
import io.github.ferrule.plugin.audit.report.AuditReportFiles;
import io.github.ferrule.plugin.audit.report.ReportTitle;
import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.NativesFolder;
import io.github.ferrule.plugin.bundle.Attachment;
import io.github.ferrule.plugin.bundle.Bundle;
import io.github.ferrule.plugin.bundle.BundleAudit;
import io.github.ferrule.plugin.bundle.BundledLibrary;
import io.github.ferrule.plugin.bundle.JarContent;
import io.github.ferrule.plugin.bundle.JarWriter;
import io.github.ferrule.plugin.bundle.Naming;
import io.github.ferrule.plugin.bundle.NativeOnlyModule;
import io.github.ferrule.plugin.bundle.ReferenceJars;
import io.github.ferrule.plugin.bundle.SizeReport;
import io.github.ferrule.plugin.bundle.license.LicenseRules;
import io.github.ferrule.plugin.release.publish.CentralLimits;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.surface.SurfaceFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.eclipse.aether.RepositorySystem;

/**
 * Pack the libraries into jars and attach them to the project.
 *
 * <p>Each platform has a jar with its own classifier, such as {@code linux-x86_64}. {@code attach} chooses other jars. The goal
 * only packs libraries that {@code ferrule:build} built in the same Maven run.
 *
 * <p>If the project has no classes, which other plugins would document, the goal also attaches the sources of the crate with the
 * classifier {@code sources}, and a page about the libraries with the classifier {@code javadoc}. Maven Central requires both.
 *
 * @since 0.1.0
 */
@Mojo(name = "bundle", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class BundleMojo extends FerruleMojo {

    /** The storage of libraries in a jar. */
    enum Compression {
        DEFLATED,
        STORED
    }

    /**
     * Choose the folder that holds the crate's {@code Cargo.toml}. If the project has no classes, the jar with its sources
     * contains those of the crate.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.crate", defaultValue = "${project.basedir}/src/main/rust")
    File crate;

    /**
     * Choose where the libraries are published: {@code thin}, one jar per platform; {@code all}, one jar with all
     * platforms; {@code main}, the project's own jar; or any combination.
     *
     * <p>With {@code thin}, the goal also writes {@code target/ferrule/platform.pom}, which depends on the jars of all
     * platforms. Published with the jars, it serves users who need all platforms, without a second copy of each library.
     *
     * <p>For example:
     *
     * <pre>{@code <attach>thin,main</attach>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.attach", defaultValue = "thin")
    Set<Attachment> attach;

    /**
     * Choose the path of a library in a jar: {@code jna}, {@code os-detector}, {@code triple}, or a pattern.
     *
     * <p>A pattern has placeholders, which can replace values; {@code docs/publishing.md} lists them.
     *
     * <pre>&lt;layout&gt;META-INF/native/{os|macos=osx}-{arch|x86_64=amd64}&lt;/layout&gt;</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.layout", defaultValue = "jna")
    String layout;

    /**
     * Choose the classifiers of the platforms' jars: {@code os-detector}, {@code jna}, {@code triple}, or a pattern.
     *
     * <p>For example:
     *
     * <pre>&lt;classifiers&gt;natives-{os}{libc|musl=-musl|*=}-{arch|aarch64=arm64}&lt;/classifiers&gt;</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.classifiers", defaultValue = "os-detector")
    String classifiers;

    /**
     * Choose the classifier of the jar with all platforms.
     *
     * <p>For example:
     *
     * <pre>{@code <allClassifier>uber</allClassifier>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.allClassifier", defaultValue = "natives")
    String allClassifier;

    /**
     * Make each jar of natives an explicit Java module, so that the module path can find it.
     *
     * <p>Set it to {@code false} if {@code layout} puts libraries into folders whose names are legal packages, such as
     * {@code linux/amd64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.modular", defaultValue = "true")
    boolean modular;

    /**
     * Set the time of the jars' entries, so that the same sources give the same bytes: ISO 8601, or seconds since 1970.
     *
     * <p>If it is missing or a single letter, the entries get the earliest time that a jar can express: 1980-01-01.
     *
     * @since 0.1.0
     */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    String outputTimestamp;

    /**
     * Choose how the jars store libraries: {@code deflated}, or {@code stored}, which is larger but can be mapped to memory.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.compression", defaultValue = "deflated")
    Compression compression;

    /**
     * Fail unless the jars are identical, byte by byte, to those of an earlier build: a jar, or a folder with jars of the
     * same names.
     *
     * <p>For example:
     *
     * <pre>{@code mvn package -Dferrule.reference=../second-checkout/target}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.reference")
    File reference;

    /**
     * Print which jars would be written, and stop.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * Change the severity of findings of the audit: {@code error} fails the build, {@code warn} reports the finding,
     * {@code ignore} hides it.
     *
     * <p>For example:
     *
     * <pre>{@code <findings><glibc-too-new>warn</glibc-too-new></findings>}</pre>
     *
     * <p>{@code docs/audit.md} lists the findings and their default severities.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> findings;

    /**
     * Allow libraries to depend on these files, although the platform does not provide them.
     *
     * <p>For example:
     *
     * <pre>{@code <allowedLibraries><library>libcuda.so.1</library></allowedLibraries>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    List<String> allowedLibraries;

    /**
     * List imported symbols that the loading process provides, so that no other library needs to.
     *
     * <pre>{@code
     * <allowedSymbols>
     *   <symbol>host_log</symbol>
     * </allowedSymbols>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    List<String> allowedSymbols;

    /**
     * Set the oldest macOS that must load the libraries, for example {@code 13.0}. The default is 11.0, or the value of
     * {@code MACOSX_DEPLOYMENT_TARGET} if that is later.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.oldestMacos")
    String oldestMacos;

    /**
     * Allow only crates under these licenses, written as SPDX identifiers. By default, all licenses are allowed.
     *
     * <p>A crate under {@code MIT OR Apache-2.0} needs one of them in the list; one under {@code MIT AND Zlib} needs both.
     *
     * <pre>{@code -Dferrule.licenses.allowed=MIT,Apache-2.0,Unicode-3.0}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.licenses.allowed")
    List<String> allowedLicenses;

    /**
     * Require every library to export these symbols, in addition to those that the module's classes call.
     *
     * <p>Ferrule finds JNA interfaces and native methods, of JNA and of JNI, in the compiled classes. List here what you call
     * by other means, such as {@code SymbolLookup}.
     *
     * <pre>{@code <symbols><symbol>mathlib_add</symbol></symbols>}</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    List<String> symbols;

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
     * Leave Java methods out of the comparison with the libraries: classes, methods, or symbols.
     *
     * <p>Use it for methods that are bound in a way that the classes do not show, such as {@code RegisterNatives}.
     *
     * <pre>{@code
     * <uncheckedMethods>
     *   <uncheckedMethod>com.acme.MathLib.add</uncheckedMethod>
     * </uncheckedMethods>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    List<String> uncheckedMethods;

    /**
     * Add files to the jars of libraries, as {@code <resources>} of the build adds them to the main jar.
     *
     * <p>{@code META-INF/LICENSE}, {@code NOTICE} and {@code DEPENDENCIES}, with or without {@code .txt} or {@code .md}, are
     * taken from the project's own resources. For example, to add more:
     *
     * <pre>
     * &lt;resources&gt;
     *   &lt;resource&gt;
     *     &lt;directory&gt;${project.basedir}/src/natives&lt;/directory&gt;
     *     &lt;targetPath&gt;META-INF&lt;/targetPath&gt;
     *   &lt;/resource&gt;
     * &lt;/resources&gt;</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    List<Resource> resources;

    /**
     * Allow a release without some of the pom's {@code <targets>}. Otherwise a release version is not deployed without them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.allowIncomplete", defaultValue = "false")
    boolean allowIncomplete;

    private final MavenProjectHelper attachments;
    private final RepositorySystem repositories;

    /** Receives Maven's helper for attaching artifacts, and its resolver. */
    @Inject
    public BundleMojo(MavenProjectHelper attachments, RepositorySystem repositories) {
        this.attachments = attachments;
        this.repositories = repositories;
    }

    /** Receives a list such as {@code thin,main}. */
    public void setAttach(String list) {
        this.attach = convert(Attachment::parse, list);
    }

    /** Receives the compression in upper or lower case. */
    public void setCompression(String choice) {
        this.compression = convert(text -> EnumParameter.of(Compression.class, "compression", text), choice);
    }

    @Override
    void run() throws IOException {
        if (dryRun) {
            getLog().info("nothing is bundled, because ferrule.dryRun is set");
            return;
        }
        if (!isBuilt()) {
            throw notBuilt();
        }
        List<BundledLibrary> libraries = BundledLibrary.read(builtLibraries(), notes());
        checkPlatforms();
        Naming naming = Naming.of(layout, classifiers, modular).withAll(allClassifier);
        Bundle bundle = new Bundle(coordinates(), naming, attach);
        audit(bundle, libraries);
        ProjectJars jars = new ProjectJars(project, attachments);
        List<JarContent> files = JarResources.find(Path.of(project.getBuild().getOutputDirectory()), resources);
        JarPacking packing = new JarPacking(bundle, usesFerruleLoader(), files, writer(), jars, getLog());
        packing.pack(libraries);
        if (jars.isWithoutClasses()) {
            packing.packNativeOnly(new NativeOnlyModule(coordinates(), crate.toPath(), libraries));
        }
        new GradlePublication(project, bundle, jars, notes()).publish(libraries);
        new PlatformPublication(project, bundle, outputFolder()).write(libraries);
        SizeReport sizes = SizeReport.of(libraries, jars.all());
        sizes.lines().forEach(getLog()::info);
        CentralLimits limits = CentralLimits.load();
        List<String> warnings = limits.warnings(sizes.releaseBytes(), 0);
        if (warnings.isEmpty()) {
            getLog().info(limits.describe(sizes.releaseBytes(), 0));
        }
        warnings.forEach(getLog()::warn);
        if (reference != null) {
            new ReferenceJars(reference.toPath()).require(jars.all());
            getLog().info("the jars are identical to those in " + reference);
        }
    }

    private List<BuiltLibrary> builtLibraries() throws IOException {
        List<NativesFolder> folders = libraryFolders();
        new NativesFolder(nativesFolder()).retain(folders);
        List<BuiltLibrary> libraries = new ArrayList<>();
        for (NativesFolder folder : folders) {
            libraries.addAll(folder.read());
        }
        return libraries;
    }

    /** A published release cannot be completed later. */
    private void checkPlatforms() {
        List<String> missing = missingPlatforms();
        if (missing.isEmpty() || allowIncomplete) {
            return;
        }
        boolean deploys = session.getGoals().stream().anyMatch(goal -> goal.matches("deploy|.*:deploy(@.*)?"));
        if (deploys && !project.getVersion().endsWith("-SNAPSHOT")) {
            throw Problem.of(
                            ProblemCode.INCOMPLETE_SET,
                            project.getVersion() + " would be deployed without " + missing.size()
                                    + " of the platforms of the pom")
                    .facts(missing)
                    .remedy("build them too, or collect them:  -Dferrule.targets=all")
                    .remedy("or deploy the release without them:  -Dferrule.allowIncomplete")
                    .asException();
        }
        getLog().warn("the jars have no library for these platforms of the pom: " + String.join(", ", missing));
    }

    private void audit(Bundle bundle, List<BundledLibrary> libraries) throws IOException {
        Policy policy = AuditParameters.parse(findings, allowedLibraries, allowedSymbols, oldestMacos);
        LicenseRules licenses =
                new LicenseRules(allowedLicenses == null ? List.of() : allowedLicenses, policy.severities());
        AuditReport report;
        CallerModules.Found found = callerModules(repositories, callers).find();
        for (String module : found.later()) {
            getLog().info(module + " is not compiled yet, so its calls are not checked now: run  mvn package "
                    + "ferrule:audit -Dferrule.callers=" + module + "  or bind that goal in the module");
        }
        try (CallerClasses classes = CallerClasses.open(found.places())) {
            List<String> names = libraries.stream()
                    .map(library -> library.built().library())
                    .distinct()
                    .toList();
            SymbolContract contract = classes.contract(
                            names, List.of(coordinates().bundleId()))
                    .without(uncheckedMethods == null ? List.of() : uncheckedMethods)
                    .and(symbols == null ? List.of() : symbols);
            BundleAudit audit = new BundleAudit(new Auditor(policy), contract, bundle);
            report = audit.withTypes(
                    audit.audit(libraries).and(Check.LICENSES, audit.licenses(libraries, licenses)),
                    libraries,
                    classes.declared(contract),
                    found.sources(),
                    new SurfaceFile(outputFolder()));
        }
        new AuditOutput(new AuditReportFiles(outputFolder()), getLog())
                .write(
                        report,
                        new ReportTitle(
                                project.getGroupId() + ":" + project.getArtifactId(),
                                project.getVersion(),
                                Instant.now(),
                                ferruleVersion()));
        BundleAudit.require(report);
    }

    private JarWriter writer() {
        return new JarWriter(
                OutputTimestamp.parse(outputTimestamp),
                "Ferrule " + ferruleVersion(),
                compression == Compression.STORED,
                notes());
    }

    private static RuntimeException notBuilt() {
        return Problem.of(ProblemCode.NOTHING_TO_BUNDLE, "this Maven run has built no library")
                .fact("Ferrule never packs the libraries of an earlier run, because they may be stale")
                .remedy(
                        "bind both goals,  <goal>build</goal> <goal>bundle</goal> , or run  mvn ferrule:build ferrule:bundle")
                .asException();
    }
}
