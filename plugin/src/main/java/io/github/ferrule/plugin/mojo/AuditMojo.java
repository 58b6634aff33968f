package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Auditor;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.Policy;
import io.github.ferrule.plugin.audit.Severities;
import io.github.ferrule.plugin.audit.Severity;
import io.github.ferrule.plugin.audit.input.AuditedFile;
import io.github.ferrule.plugin.audit.report.AuditReportFiles;
import io.github.ferrule.plugin.audit.report.ConsoleReport;
import io.github.ferrule.plugin.audit.report.ReportTitle;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

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

    private final RepositorySystem repositories;

    /** Receives Maven's resolver of artifacts. */
    @Inject
    public AuditMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    void run() throws IOException {
        Path audited = audited();
        AuditedFile content = AuditedFile.read(audited);
        Policy policy = AuditParameters.parse(findings, allowedLibraries, allowedSymbols, oldestMacos);
        Severities severities = policy.severities().withDefault(FindingCode.MISSING_SYMBOL, Severity.WARN);
        AuditReport report = new Auditor(policy.with(severities))
                .audit(content.subjects(), content.contract())
                .without(content.notAudited());
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
        boolean resolved = file == null;
        int version = resolved ? artifact.lastIndexOf(':') : 0;
        return new ReportTitle(
                resolved
                        ? artifact.substring(0, version)
                        : audited.getFileName().toString(),
                resolved ? artifact.substring(version + 1) : "",
                ZonedDateTime.now(),
                ferruleVersion());
    }

    /** Without a project Maven has no build directory. */
    private Path folder() {
        return reports != null
                ? reports.toPath()
                : Path.of(session.getExecutionRootDirectory(), "target", "ferrule", "audit");
    }

    private Path audited() {
        if (file != null && Files.isRegularFile(file.toPath())) {
            return file.toPath();
        }
        if (file == null && artifact != null) {
            return resolve(artifact);
        }
        throw Problem.of(
                        ProblemCode.INVALID_OPTION,
                        file == null ? "there is nothing to audit" : file + ": does not exist")
                .remedy("name a jar or a library with  -Dferrule.file=<path>")
                .remedy("or an artifact with  -Dferrule.artifact=<groupId>:<artifactId>:<version>")
                .asException();
    }

    private Path resolve(String coordinates) {
        try {
            ArtifactRequest request =
                    new ArtifactRequest(new DefaultArtifact(coordinates), project.getRemoteProjectRepositories(), null);
            return repositories
                    .resolveArtifact(session.getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException | IllegalArgumentException e) {
            throw Problem.of(ProblemCode.INVALID_OPTION, coordinates + ": cannot be found")
                    .fact(e.getMessage())
                    .remedy("write  -Dferrule.artifact=<groupId>:<artifactId>[:jar:<classifier>]:<version>")
                    .asException();
        }
    }
}
