/**
 * Audits native libraries for any platform on any host.
 *
 * <pre>{@code
 * LibraryContent content = LibraryFiles.read(path);                                   // package audit.input
 * AuditSubject subject = AuditSubject.built(name, Expectation.built(targetSpec), content);
 * AuditReport report = new Auditor(Policy.STANDARD).audit(List.of(subject), contract);
 * report.passed();
 * ConsoleReport.format(report);                                                       // package audit.report
 * }</pre>
 *
 * <p>Each rule is a class of its own; {@code AuditRules} says which apply to which format. The properties of platforms are data:
 * {@code system-libraries.txt}, {@code distributions.txt} and {@code platform-words.txt} in the resources.
 */
package io.github.ferrule.plugin.audit;
