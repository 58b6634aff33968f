package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.AuditSubject;
import io.github.ferrule.plugin.audit.Auditor;
import io.github.ferrule.plugin.audit.Check;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.Policy;
import io.github.ferrule.plugin.audit.Severities;
import io.github.ferrule.plugin.audit.Severity;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.input.AuditedFile;
import io.github.ferrule.plugin.audit.input.CallerClasses;
import io.github.ferrule.plugin.audit.report.AuditReportFiles;
import io.github.ferrule.plugin.audit.report.ConsoleReport;
import io.github.ferrule.plugin.audit.report.ReportTitle;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import io.github.ferrule.plugin.surface.SurfaceFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Audit the native libraries of any jar, or any library file.
 *
 * <p>The goal does not need a project:
 * {@code mvn io.github.ferrule:ferrule-maven-plugin:audit -Dferrule.artifact=org.acme:lib:1.0}. If Ferrule did not build a
 * library, its path in the jar tells the platform; the report says so.
 *
 * @since 0.1.0
 */
@Mojo(name = "audit", requiresProject = false, threadSafe = true)
public final class AuditMojo extends FerruleMojo {

    /**
     * Audit this jar or library.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.file")
    File file;

    /**
     * Audit the jar with these Maven coordinates: {@code groupId:artifactId[:extension[:classifier]]:version}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.artifact")
    String artifact;

    /**
     * Change the severity of findings: {@code error} fails the goal, {@code warn} reports the finding, {@code ignore} hides
     * it.
     *
     * <p>For example:
     *
     * <pre>{@code
     * <findings>
     *   <unstripped>ignore</unstripped>
     * </findings>
     * }</pre>
     *
     * <p>{@code docs/audit.md} lists the findings and their default severities. If a class in the jar calls a symbol that a
     * library does not export, this goal only warns, because published jars often have classes for a single platform.
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
     * Write the report to this folder as JSON, SARIF, and HTML. The default is {@code target/ferrule/audit}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.audit.reports")
    File reports;

    /**
     * Check the calls of these modules or artifacts, {@code groupId:artifactId} or {@code groupId:artifactId:version},
     * instead of those of the classes in the audited jar. Without a value it is this module, or all modules of the reactor.
     *
     * <p>In a reactor, the audited libraries are those that the modules with the goal {@code bundle} have packed, unless
     * {@code file} or {@code artifact} names others; their types are compared as {@code ferrule:bundle} does. Bound in the
     * module with the classes, as {@code docs/audit.md} shows, the goal fails a build that calls a function that does not exist.
     *
     * <pre>{@code mvn package ferrule:audit -Dferrule.callers=com.acme:mathlib-api}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.callers")
    List<String> callers;

    /**
     * Leave Java methods out of the comparison with the libraries: classes, methods, or symbols, as for
     * {@code ferrule:bundle}.
     *
     * @since 0.1.0
     */
    @Parameter
    List<String> uncheckedMethods;

    private final RepositorySystem repositories;

    /** Receives Maven's resolver of artifacts. */
    @Inject
    public AuditMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    void run() throws IOException {
        Policy policy = AuditParameters.parse(findings, allowedLibraries, allowedSymbols, oldestMacos);
        if (callers == null || callers.isEmpty()) {
            Path audited = audited().orElseThrow(this::nothingToAudit);
            AuditedFile content = AuditedFile.read(audited);
            Severities severities = policy.severities().withDefault(FindingCode.MISSING_SYMBOL, Severity.WARN);
            report(
                    audited,
                    new Auditor(policy.with(severities))
                            .audit(content.subjects(), content.contract().without(unchecked()))
                            .without(content.notAudited()));
            return;
        }
        List<String> names = callers.stream()
                .flatMap(name -> name.equals(CallerModules.NO_VALUE) ? theseModules() : Stream.of(name))
                .toList();
        CallerModules modules = callerModules(repositories, names);
        Optional<Path> named = audited();
        CallerModules.Found found = modules.findNamed();
        if (named.isPresent()) {
            audit(named.get(), found, policy, Optional.empty());
            return;
        }
        List<MavenProject> owners = modules.owners();
        if (owners.isEmpty() && !modules.areCheckedLater()) {
            throw nothingToAudit();
        }
        for (MavenProject owner : owners) {
            Optional<Path> jar = CallerModules.natives(owner);
            if (jar.isPresent()) {
                audit(jar.get(), found, policy, Optional.of(owner));
            } else {
                getLog().warn(owner.getArtifactId()
                        + " is not packed, so calls of its libraries are not checked; run  mvn " + "package");
            }
        }
    }

    /** Audits libraries against the classes of other modules or artifacts. */
    private void audit(Path audited, CallerModules.Found found, Policy policy, Optional<MavenProject> owner)
            throws IOException {
        AuditedFile content = AuditedFile.read(audited);
        List<AuditSubject> subjects = owner.isEmpty()
                ? content.subjects()
                : content.subjects().stream().map(AuditSubject::ofThisBuild).toList();
        List<String> libraries =
                subjects.stream().map(AuditSubject::libraryName).distinct().toList();
        List<String> bundles = owner.map(it -> List.of(it.getGroupId() + "." + it.getArtifactId()))
                .orElse(List.of());
        try (CallerClasses classes = CallerClasses.open(found.places())) {
            SymbolContract contract = classes.contract(libraries, bundles).without(unchecked());
            AuditReport report = new Auditor(policy).audit(subjects, contract).without(content.notAudited());
            if (owner.isPresent()) {
                SurfaceFile file = new SurfaceFile(
                        Path.of(owner.get().getBuild().getDirectory()).resolve("ferrule"));
                CallerTypes types = CallerTypes.compare(
                        audited, subjects, contract, classes.declared(contract), file, found.sources(), policy);
                report = report.and(Check.JAVA_TYPES, types.findings()).without(types.notCompared());
            }
            report(audited, report);
        }
    }

    /** Returns this module; of a module that only has others, those without libraries of their own. */
    private Stream<String> theseModules() {
        Stream<MavenProject> modules = project.getPackaging().equals("pom")
                ? session.getProjects().stream()
                        .filter(it -> !it.getPackaging().equals("pom") && !CallerModules.bundles(it))
                : Stream.of(project);
        return modules.map(it -> it.getGroupId() + ":" + it.getArtifactId());
    }

    private List<String> unchecked() {
        return uncheckedMethods == null ? List.of() : uncheckedMethods;
    }

    private void report(Path audited, AuditReport report) throws IOException {
        Path folder = folder().resolve(audited.getFileName().toString());
        AuditReportFiles files = new AuditReportFiles(folder);
        ConsoleReport console = new AuditOutput(files, getLog()).write(report, title(audited));
        if (!report.passed()) {
            throw Problem.of(ProblemCode.AUDIT_FAILED, audited.getFileName() + ": " + console.summary())
                    .remedy("read the remedies in  " + files.page())
                    .asException();
        }
    }

    private ReportTitle title(Path audited) {
        boolean resolved = file == null && artifact != null;
        int version = resolved ? artifact.lastIndexOf(':') : 0;
        return new ReportTitle(
                resolved
                        ? artifact.substring(0, version)
                        : audited.getFileName().toString(),
                resolved ? artifact.substring(version + 1) : "",
                Instant.now(),
                ferruleVersion());
    }

    /** Without a project Maven has no build directory. */
    private Path folder() {
        return reports != null
                ? reports.toPath()
                : Path.of(session.getExecutionRootDirectory(), "target", "ferrule", "audit");
    }

    private Optional<Path> audited() {
        if (file != null && Files.isRegularFile(file.toPath())) {
            return Optional.of(file.toPath());
        }
        if (file != null) {
            throw nothingToAudit();
        }
        return Optional.ofNullable(artifact)
                .map(coordinates ->
                        new ArtifactLookup(repositories, session, project).file(coordinates, "ferrule.artifact"));
    }

    private RuntimeException nothingToAudit() {
        return Problem.of(
                        ProblemCode.INVALID_OPTION,
                        file == null ? "there is nothing to audit" : file + ": does not exist")
                .remedy("name a jar or a library with  -Dferrule.file=<path>")
                .remedy("or an artifact with  -Dferrule.artifact=<groupId>:<artifactId>:<version>")
                .asException();
    }
}
