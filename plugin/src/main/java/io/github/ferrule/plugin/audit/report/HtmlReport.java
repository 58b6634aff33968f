package io.github.ferrule.plugin.audit.report;

import com.samskivert.mustache.Mustache;
import io.github.ferrule.plugin.audit.AuditReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The report as one HTML page without scripts or anything from elsewhere; {@code audit.html} is its template. */
final class HtmlReport {

    private HtmlReport() {}

    /** Writes a whole page, which can be much larger than the report in memory. */
    static void write(AuditReport report, ReportTitle title, Writer to) {
        // the compiler escapes every value for HTML, and refuses names that the view does not have
        Mustache.compiler().emptyStringIsFalse(true).compile(template()).execute(HtmlView.of(report, title), to);
    }

    private static String template() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("audit.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the plugin's own audit.html", e);
        }
    }
}
