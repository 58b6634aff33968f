package io.github.ferrule.plugin.audit.report;

import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.support.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The report for people and for tools, each in a file.
 *
 * @param folder the folder for the files
 */
public record AuditReportFiles(Path folder) {

    /** The name of the page for people. */
    public static final String PAGE = "audit.html";

    /** Writes {@code audit.html}, {@code audit.json} and {@code audit.sarif}. */
    public void write(AuditReport report) throws IOException {
        write(PAGE, HtmlReport.format(report));
        write("audit.json", JsonReport.format(report));
        write("audit.sarif", SarifReport.format(report));
    }

    private void write(String name, String text) throws IOException {
        AtomicFile.write(folder.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
