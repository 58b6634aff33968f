package io.github.ferrule.plugin.audit.report;

import java.time.Instant;

/**
 * The facts that identify an audit.
 *
 * @param artifact the audited artifact or file
 * @param version the version of the artifact; empty for a file
 * @param date the time of the audit
 * @param ferrule the version of Ferrule
 */
public record ReportTitle(String artifact, String version, Instant date, String ferrule) {}
