/** The audit's report in the forms that people and programs read: console, JSON, SARIF and HTML. */
package io.github.ferrule.plugin.audit.report;
