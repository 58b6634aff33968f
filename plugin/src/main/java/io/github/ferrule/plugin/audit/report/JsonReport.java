package io.github.ferrule.plugin.audit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.support.json.JsonText;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The report for programs. */
final class JsonReport {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonReport() {}

    /** Returns a JSON document, whose long arrays are composed while it is written. */
    static JsonNode of(AuditReport report, ReportTitle title) {
        ObjectNode root = JSON.objectNode()
                .put("format", 1)
                .put("artifact", title.artifact())
                .put("version", title.version())
                .put("date", title.date().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("ferrule", title.ferrule())
                .put("passed", report.passed());
        root.set(
                "libraries",
                JsonText.array(() -> report.subjects().stream()
                        .map(LibrarySummary::of)
                        .map(JsonReport::library)
                        .iterator()));
        root.set(
                "findings",
                JsonText.array(() ->
                        report.findings().stream().map(JsonReport::finding).iterator()));
        ArrayNode notAudited = root.putArray("notAudited");
        report.notAudited().forEach(notAudited::add);
        ArrayNode notChecked = root.putArray("notChecked");
        report.notChecked()
                .forEach(gap -> notChecked
                        .addObject()
                        .put("library", gap.library())
                        .put("check", gap.check().title())
                        .put("reason", gap.reason()));
        return root;
    }

    private static JsonNode library(LibrarySummary summary) {
        ObjectNode node = JSON.objectNode()
                .put("library", summary.library())
                .put("platform", summary.platform())
                .put("source", summary.source())
                .put("needs", summary.needs())
                .put("exports", summary.exports().size())
                .put("size", summary.size());
        ArrayNode needed = node.putArray("needed");
        summary.needed().forEach(needed::add);
        return node;
    }

    private static JsonNode finding(Finding finding) {
        ObjectNode node = JSON.objectNode()
                .put("code", finding.code().toString())
                .put("id", finding.code().id())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("library", finding.library())
                .put("what", finding.what())
                .put("remedy", finding.remedy())
                .put("documentation", finding.code().documentation().toString());
        ArrayNode items = node.putArray("items");
        finding.items().forEach(items::add);
        return node;
    }
}
