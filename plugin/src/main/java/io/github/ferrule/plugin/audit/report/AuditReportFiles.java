package io.github.ferrule.plugin.audit.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.support.file.AtomicFile;
import io.github.ferrule.plugin.support.json.JsonText;
import io.github.ferrule.plugin.support.text.Template;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The files of the report: one for people and two for programs.
 *
 * @param folder the folder that the files go to
 */
public record AuditReportFiles(Path folder) {

    /**
     * Writes {@code audit.html}, {@code audit.json} and {@code audit.sarif}. The page is written by another thread: a short
     * run spends most of its time on loading the classes that write each of them.
     */
    public void write(AuditReport report, ReportTitle title) throws IOException {
        CompletableFuture<Void> page = CompletableFuture.runAsync(() -> writePage(report, title));
        try {
            write(folder.resolve("audit.json"), JsonReport.of(report, title));
            write(folder.resolve("audit.sarif"), SarifReport.of(report, title));
        } finally {
            await(page);
        }
    }

    private static void await(CompletableFuture<Void> page) throws IOException {
        try {
            page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unwritable) {
                throw unwritable.getCause();
            }
            throw e;
        }
    }

    private void writePage(AuditReport report, ReportTitle title) {
        try {
            AtomicFile.write(page(), out -> {
                Writer page = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                Template.html(HtmlView.class, "audit.html").write(HtmlView.of(report, title), page);
                page.flush();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the page for people. */
    public Path page() {
        return folder.resolve("audit.html");
    }

    /** Writes a document that may be larger than memory. */
    private static void write(Path file, JsonNode document) throws IOException {
        AtomicFile.write(file, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            JsonText.writePretty(document, text);
            text.flush();
        });
    }
}
