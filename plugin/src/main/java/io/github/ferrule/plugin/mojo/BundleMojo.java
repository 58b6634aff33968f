package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Auditor;
import io.github.ferrule.plugin.audit.Policy;
import io.github.ferrule.plugin.audit.contract.SymbolContract;
import io.github.ferrule.plugin.audit.report.AuditReportFiles;
import io.github.ferrule.plugin.audit.report.ConsoleReport;
import io.github.ferrule.plugin.build.LibraryFolder;
import io.github.ferrule.plugin.bundle.Bundle;
import io.github.ferrule.plugin.bundle.BundleAudit;
import io.github.ferrule.plugin.bundle.BundledLibrary;
import io.github.ferrule.plugin.bundle.JarWriter;
import io.github.ferrule.plugin.bundle.ReferenceJars;
import io.github.ferrule.plugin.bundle.SizeReport;
import io.github.ferrule.plugin.bundle.license.LicenseRules;
import io.github.ferrule.plugin.release.publish.CentralLimits;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Pack the libraries into jars and attach them to the project.
 *
 * <p>{@code <artifact>-<version>-natives.jar} holds all platforms; one more jar a platform has its classifier, such as
 * {@code linux-x86_64}. Only what {@code ferrule:build} made in the same Maven run is ever packed.
 *
 * @since 0.1.0
 */
@Mojo(name = "bundle", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class BundleMojo extends NamingMojo {

    /**
     * The time of the entries in the jars, so that the same sources give the same bytes: ISO 8601, or seconds since 1970.
     *
     * <p>Without it, or with a single letter, entries carry the first moment that a jar can express, 1980-01-01.
     *
     * @since 0.1.0
     */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    String outputTimestamp;

    /**
     * Choose how libraries lie in the jars: {@code deflated}, or {@code stored}, which is larger and can be mapped.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.compression", defaultValue = "deflated")
    String compression;

    /**
     * Fail unless the jars are, to the byte, those of an earlier build: a jar, or a folder with jars of the same names.
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
     * Give findings of the audit another level: {@code error} fails the build, {@code warn} reports, {@code ignore} does not.
     *
     * <pre>{@code <findings><glibc-too-new>warn</glibc-too-new></findings>}</pre>
     *
     * <p>The findings and their own levels are listed in {@code docs/audit.md}.
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
     * Refuse crates under other licenses than these SPDX identifiers; all are allowed if there are none.
     *
     * <p>Of {@code MIT OR Apache-2.0} one is enough; of {@code MIT AND Zlib} both are needed.
     *
     * <pre>{@code -Dferrule.licenses.allowed=MIT,Apache-2.0,Unicode-3.0}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.licenses.allowed")
    List<String> allowedLicenses;

    /**
     * Symbols that every platform's library must export, besides those that the module's classes call.
     *
     * <p>JNA interfaces, native methods that JNA binds and native methods of JNI are found in the compiled classes.
     * Name here what is called by other means, such as {@code SymbolLookup}.
     *
     * @since 0.1.0
     */
    @Parameter
    List<String> symbols;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    private final MavenProjectHelper attachments;

    /** Lets Maven hand in what attaches artifacts. */
    @Inject
    public BundleMojo(MavenProjectHelper attachments) {
        this.attachments = attachments;
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
        List<BundledLibrary> libraries = BundledLibrary.read(new LibraryFolder(nativesFolder()).read());
        audit(libraries);
        Bundle bundle = bundle();
        ProjectJars jars = new ProjectJars(project, attachments);
        new JarPacking(bundle, writer(), jars, getLog()).pack(libraries);
        new GradlePublication(project, bundle, jars).publish(libraries);
        SizeReport sizes = SizeReport.of(libraries, jars.all());
        sizes.lines().forEach(getLog()::info);
        CentralLimits.load().judgeSize(sizes.releaseBytes()).forEach(getLog()::warn);
        if (reference != null) {
            new ReferenceJars(reference.toPath()).require(jars.all());
            getLog().info("the jars are, to the byte, those in " + reference);
        }
    }

    private void audit(List<BundledLibrary> libraries) throws IOException {
        Policy policy = AuditPolicy.parse(findings, allowedLibraries, oldestMacos);
        LicenseRules licenses =
                new LicenseRules(allowedLicenses == null ? List.of() : allowedLicenses, policy.severities());
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        SymbolContract contract = BundleAudit.contract(classes, libraries).and(symbols == null ? List.of() : symbols);
        AuditReport report = new BundleAudit(new Auditor(policy), contract)
                .audit(libraries)
                .and(BundleAudit.licenses(libraries, licenses));
        Path folder = Path.of(project.getBuild().getDirectory()).resolve("ferrule");
        new AuditReportFiles(folder).write(report);
        ConsoleReport.format(report).lines().forEach(getLog()::info);
        if (!report.findings().isEmpty()) {
            getLog().info("remedies: " + folder.resolve(AuditReportFiles.PAGE));
        }
        BundleAudit.require(report);
    }

    private JarWriter writer() {
        String version = execution.getMojoDescriptor().getPluginDescriptor().getVersion();
        boolean stored = OnOff.parse("compression", compression, "stored", "deflated");
        return new JarWriter(OutputTimestamp.parse(outputTimestamp), "Ferrule " + version, stored);
    }

    private static RuntimeException notBuilt() {
        return Problem.of(ProblemCode.NOTHING_TO_BUNDLE, "no library has been built in this Maven run")
                .fact("what earlier runs left behind is never packed: it may be stale")
                .remedy(
                        "bind both goals,  <goal>build</goal> <goal>bundle</goal> , or run  mvn ferrule:build ferrule:bundle")
                .asException();
    }
}
