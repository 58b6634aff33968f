package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.doctor.Doctor;
import io.github.ferrule.plugin.build.doctor.DoctorReport;
import io.github.ferrule.plugin.support.file.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * List every tool and target that the build needs, what is missing, and the command that fixes it.
 *
 * <p>The goal fails if a configured target cannot be built here. It installs and changes nothing.
 *
 * <pre>{@code mvn ferrule:doctor}</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends FerruleMojo {

    /** The form of the printed report. */
    enum Format {
        TABLE,
        JSON
    }

    /**
     * Choose the folder that holds the crate's {@code Cargo.toml}, which determines the toolchain.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.crate", defaultValue = "${project.basedir}/src/main/rust")
    File crate;

    /**
     * List the platforms that the build needs, as for {@code ferrule:build}.
     *
     * @since 0.1.0
     */
    @Parameter
    PlexusConfiguration targets;

    /**
     * Override {@code targets} for this run: {@code host}, {@code all}, or a comma-separated list of triples.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.targets", defaultValue = "all")
    String onlyTargets;

    /**
     * Choose the backend for targets that do not name one, as for {@code ferrule:build}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.backend", defaultValue = "auto")
    BackendChoice backend;

    /**
     * Choose the rustup toolchain, as for {@code ferrule:build}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.toolchain")
    String toolchain;

    /**
     * Report what {@code ferrule:build} would do about missing tools: {@code auto}, install them, or {@code never}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.provision", defaultValue = "auto")
    ProvisioningMode provision;

    /**
     * Choose the folder for tools that Ferrule installs, as for {@code ferrule:build}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.toolCache")
    File toolCache;

    /**
     * Print the report as a {@code table} or as {@code json}.
     *
     * <p>For example:
     *
     * <pre>{@code mvn -q ferrule:doctor -Dferrule.format=json}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.format", defaultValue = "table")
    Format format;

    /**
     * Write the report as JSON to this file, in addition to printing it. Some Maven versions add color codes to what is
     * printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.reportFile")
    File reportFile;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    String outputTimestamp;

    /** Receives the name of a backend in upper or lower case. */
    public void setBackend(String name) {
        this.backend = convert(BackendChoice::parse, name);
    }

    /** Receives the permission in upper or lower case. */
    public void setProvision(String permission) {
        this.provision = convert(text -> EnumParameter.of(ProvisioningMode.class, "provision", text), permission);
    }

    /** Receives the format in upper or lower case. */
    public void setFormat(String choice) {
        this.format = convert(text -> EnumParameter.of(Format.class, "format", text), choice);
    }

    @Override
    void run() throws IOException {
        ToolEnvironment tools = ToolEnvironment.of(session, provision, toolCache, outputTimestamp);
        DoctorReport report = new Doctor(tools.runner(), tools.environment(), tools.provisioning())
                .examine(
                        crate.toPath(), targets(targets, backend).select(onlyTargets), CargoMojo.rustupName(toolchain));
        if (format == Format.TABLE) {
            report.table().forEach(getLog()::info);
        } else {
            System.out.println(report.json()); // without the log's prefix, for programs
        }
        if (reportFile != null) {
            byte[] json = report.json().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(reportFile.toPath().toAbsolutePath(), out -> out.write(json));
        }
        report.throwIfUnhealthy();
    }
}
