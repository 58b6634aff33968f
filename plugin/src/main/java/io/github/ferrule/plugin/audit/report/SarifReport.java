package io.github.ferrule.plugin.audit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ferrule.plugin.audit.AuditReport;
import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.Severity;
import io.github.ferrule.plugin.support.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report in SARIF 2.1.0, which code hosts show next to the source. */
final class SarifReport {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ITEMS_IN_MESSAGE = 10;

    private SarifReport() {}

    /** Returns a SARIF log with one run, whose results are composed while it is written. */
    static JsonNode of(AuditReport report, ReportTitle title) {
        ObjectNode root = JSON.objectNode()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        List<FindingCode> codes = report.findings().stream()
                .map(Finding::code)
                .distinct()
                .sorted()
                .toList();
        ArrayNode rules = run.putObject("tool")
                .putObject("driver")
                .put("name", "Ferrule")
                .put("version", title.ferrule())
                .put("informationUri", "https://github.com/ferrule/ferrule")
                .putArray("rules");
        codes.forEach(code -> rules.add(rule(code)));
        run.putArray("invocations").add(invocation(report));
        run.set(
                "results",
                JsonText.array(() -> report.findings().stream()
                        .map(finding -> result(finding, codes.indexOf(finding.code())))
                        .iterator()));
        return root;
    }

    private static ObjectNode rule(FindingCode code) {
        ObjectNode rule = JSON.objectNode().put("id", code.toString()).put("name", code.id());
        rule.put("helpUri", code.documentation().toString());
        rule.putObject("shortDescription").put("text", code.title());
        rule.putObject("defaultConfiguration").put("level", level(code.defaultSeverity()));
        return rule;
    }

    /** SARIF reports what a tool did not analyze as notifications. */
    private static ObjectNode invocation(AuditReport report) {
        ObjectNode invocation = JSON.objectNode().put("executionSuccessful", true);
        ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
        Stream.concat(
                        report.notAudited().stream().map("not audited: "::concat),
                        report.notChecked().stream()
                                .map(gap -> "not checked: %s of %s: %s"
                                        .formatted(
                                                gap.check().title().toLowerCase(Locale.ROOT),
                                                gap.library(),
                                                gap.reason())))
                .forEach(text -> notifications
                        .addObject()
                        .put("level", "note")
                        .putObject("message")
                        .put("text", text));
        return invocation;
    }

    private static JsonNode result(Finding finding, int ruleIndex) {
        ObjectNode result = JSON.objectNode()
                .put("ruleId", finding.code().toString())
                .put("ruleIndex", ruleIndex)
                .put("level", level(finding.severity()));
        result.putObject("message")
                .put(
                        "text",
                        Stream.of(finding.what(), finding.items(ITEMS_IN_MESSAGE), "Fix: " + finding.remedy())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(". ")));
        result.putArray("locations")
                .addObject()
                .putObject("physicalLocation")
                .putObject("artifactLocation")
                .put("uri", uri(finding.library()));
        return result;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARN -> "warning";
            case INFO -> "note";
            case IGNORE -> "none";
        };
    }

    /** Encodes a path as a relative reference: a colon or a slash at its start would make it something else. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte letter : path.replace('\\', '/').replaceFirst("^/+", "").getBytes(StandardCharsets.UTF_8)) {
            char plain = (char) (letter & 0xff);
            uri.append(
                    plain < 128 && (Character.isLetterOrDigit(plain) || "-._~/".indexOf(plain) >= 0)
                            ? String.valueOf(plain)
                            : "%%%02X".formatted((int) plain));
        }
        return uri.toString();
    }
}
