package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.build.doctor.Doctor;
import io.github.ferrule.plugin.build.doctor.DoctorReport;
import io.github.ferrule.plugin.build.engine.Survey;
import io.github.ferrule.plugin.support.file.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * List every tool and target that the build needs, what is missing, and the command that fixes it.
 *
 * <p>Fails if a configured target cannot be built here. Nothing is installed or changed.
 *
 * <pre>{@code mvn ferrule:doctor}</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends TargetsMojo {

    /**
     * Print the report as a {@code table} or as {@code json}.
     *
     * <pre>{@code mvn -q ferrule:doctor -Dferrule.format=json}</pre>
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.format", defaultValue = "table")
    String format;

    /**
     * Write the report as JSON to this file, whatever is printed: some Maven versions put colour codes around all that is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ferrule.reportFile")
    File reportFile;

    @Override
    void run() throws IOException {
        boolean table = OnOff.parse("format", format, "table", "json");
        Path folder =
                Files.isDirectory(crate.toPath()) ? crate.toPath() : Path.of("").toAbsolutePath();
        Survey survey = engine(getLog()::info).survey(folder, selectedTargets(), chosenToolchain());
        DoctorReport report =
                new Doctor(runner(), environment(), folder, provisioning().allowed()).examine(survey);
        if (table) {
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
