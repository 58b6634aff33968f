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
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Audit the native libraries of any jar, or any library file.
 *
 * <p>Needs no project: {@code mvn io.github.ferrule:ferrule-maven-plugin:audit -Dferrule.artifact=org.acme:lib:1.0}. Of
 * libraries that Ferrule did not build the platform is guessed from the path in the jar, and the report says so.
 *
 * @since 0.1.0
 */
@Mojo(name = "audit", requiresProject = false, threadSafe = true)
public final class AuditMojo extends FerruleMojo {

    /**
     * The jar or library to audit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.file")
    File file;

    /**
     * The Maven coordinates of a jar to audit: {@code groupId:artifactId[:extension[:classifier]]:version}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.artifact")
    String artifact;

    /**
     * How severe a kind of finding is: {@code error}, {@code warn} or {@code ignore}.
     *
     * <pre>{@code
     * <findings>
     *   <unstripped>ignore</unstripped>
     * </findings>
     * }</pre>
     *
     * <p>The findings and their own levels are listed in {@code docs/audit.md}. A symbol that a class in the jar calls
     * and a library lacks is a warning here, because classes for one platform alone are common in other people's jars.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> findings;

    /**
     * Libraries that may be needed although the platform does not have them, by their file names.
     *
     * @since 0.1.0
     */
    @Parameter
    List<String> allowedLibraries;

    /**
     * The oldest macOS that must load the libraries, for example {@code 13.0}. The default is 11.0, or the variable
     * {@code MACOSX_DEPLOYMENT_TARGET}, by which the libraries were built, if that is later.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.oldestMacos")
    String oldestMacos;

    /**
     * The folder for the report as JSON, SARIF and HTML; {@code target/ferrule/audit} unless set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.audit.reports")
    File reports;

    private final RepositorySystem repositories;

    /** Lets Maven hand in what finds artifacts. */
    @Inject
    public AuditMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    void run() throws IOException {
        Path audited = audited();
        AuditedFile content = AuditedFile.read(audited);
        Policy policy = AuditPolicy.parse(findings, allowedLibraries, oldestMacos);
        Severities levels = policy.severities().withDefault(FindingCode.MISSING_SYMBOL, Severity.WARN);
        AuditReport report = new Auditor(policy.with(levels)).audit(content.subjects(), content.contract());
        Path folder = folder().resolve(audited.getFileName().toString());
        new AuditReportFiles(folder).write(report);
        ConsoleReport.format(report).lines().forEach(getLog()::info);
        getLog().info("remedies: " + folder.resolve(AuditReportFiles.PAGE));
        if (!report.passed()) {
            throw Problem.of(ProblemCode.AUDIT_FAILED, audited.getFileName() + ": " + ConsoleReport.summary(report))
                    .remedy("read the remedies in  " + folder.resolve(AuditReportFiles.PAGE))
                    .asException();
        }
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
            return new ArtifactFiles(repositories, session, project).find(artifact);
        }
        throw Problem.of(
                        ProblemCode.INVALID_OPTION,
                        file == null ? "nothing to audit was named" : file + ": there is no such file")
                .remedy("name a jar or a library with  -Dferrule.file=<path>")
                .remedy("or an artifact with  -Dferrule.artifact=<groupId>:<artifactId>:<version>")
                .asException();
    }
}
