package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.report.AuditReportFiles;
import io.github.ferrule.plugin.audit.report.ConsoleReport;
import io.github.ferrule.plugin.audit.report.ReportTitle;
import java.io.IOException;
import org.apache.maven.plugin.logging.Log;

/** Writes the files of a report, and prints its short form and where they are. */
record AuditOutput(AuditReportFiles files, Log log) {

    ConsoleReport write(AuditReport report, ReportTitle title) throws IOException {
        files.write(report, title);
        ConsoleReport console = ConsoleReport.of(report);
        console.print(log::info, log::warn, log::error);
        log.info("report: " + files.page());
        return console;
    }
}
