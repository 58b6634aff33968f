package io.github.ferrule.plugin.audit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.support.json.JsonText;
import java.util.Locale;

/** The report for programs. */
public final class JsonReport {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonReport() {}

    /** A JSON document. */
    public static String format(AuditReport report) {
        ObjectNode root = JSON.objectNode().put("format", 1).put("passed", report.passed());
        ArrayNode libraries = root.putArray("libraries");
        LibrarySummary.of(report).forEach(facts -> libraries.add(library(facts)));
        ArrayNode findings = root.putArray("findings");
        report.findings().forEach(finding -> findings.add(finding(finding)));
        ArrayNode notAudited = root.putArray("notAudited");
        report.notAudited().forEach(notAudited::add);
        return JsonText.formatPretty(root) + "\n";
    }

    private static ObjectNode library(LibrarySummary facts) {
        ObjectNode node = JSON.objectNode()
                .put("library", facts.library())
                .put("platform", facts.platform())
                .put("source", facts.source())
                .put("needs", facts.needs())
                .put("exports", facts.exports())
                .put("size", facts.size());
        ArrayNode needed = node.putArray("needed");
        facts.needed().forEach(needed::add);
        return node;
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = JSON.objectNode()
                .put("code", finding.code().toString())
                .put("id", finding.code().id())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("library", finding.library())
                .put("what", finding.what())
                .put("remedy", finding.remedy());
        ArrayNode items = node.putArray("items");
        finding.items().forEach(items::add);
        return node;
    }
}
