package io.github.ferrule.plugin.audit.report;

import java.time.ZonedDateTime;

/**
 * The facts that identify an audit.
 *
 * @param artifact the audited artifact or file
 * @param version the version of the artifact; empty for a file
 * @param date the time of the audit
 * @param ferrule the version of Ferrule
 */
public record ReportTitle(String artifact, String version, ZonedDateTime date, String ferrule) {}
