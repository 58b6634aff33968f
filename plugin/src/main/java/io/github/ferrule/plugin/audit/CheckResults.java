package io.github.ferrule.plugin.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings and the result of each check, by library. A jar can have thousands of libraries with as many findings, so
 * both are found without going through all.
 */
public final class CheckResults {

    private final Set<Check> made;
    private final Map<String, List<Finding>> byLibrary;
    private final Map<String, List<Finding>> byPlatform;
    private final Map<String, Set<Check>> gaps;

    private CheckResults(AuditReport report) {
        made = report.made();
        byLibrary = report.findings().stream()
                .filter(finding -> finding.platforms().isEmpty())
                .collect(Collectors.groupingBy(Finding::library));
        record Place(String platform, Finding finding) {}
        byPlatform = report.findings().stream()
                .flatMap(finding -> finding.platforms().stream().map(platform -> new Place(platform, finding)))
                .collect(Collectors.groupingBy(
                        Place::platform, Collectors.mapping(Place::finding, Collectors.toList())));
        gaps = report.notChecked().stream()
                .collect(Collectors.groupingBy(
                        NotChecked::library, Collectors.mapping(NotChecked::check, Collectors.toSet())));
    }

    static CheckResults of(AuditReport report) {
        return new CheckResults(report);
    }

    /** Returns the findings about one library, and those about its platform. */
    public List<Finding> findings(AuditSubject subject) {
        Stream<String> slices = subject.triple().stream()
                .flatMap(triple -> triple.slices().stream())
                .map(slice -> slice.text());
        return Stream.concat(
                        byLibrary.getOrDefault(subject.name(), List.of()).stream(),
                        Stream.concat(Stream.of(subject.platformName()), slices)
                                .distinct()
                                .flatMap(platform -> byPlatform.getOrDefault(platform, List.of()).stream()))
                .distinct()
                .toList();
    }

    /** Returns the result of a check of one library. */
    public CheckResult result(AuditSubject subject, Check check) {
        return findings(subject).stream()
                .filter(finding -> finding.code().check() == check)
                .map(Finding::severity)
                .filter(severity -> severity != Severity.INFO)
                .min(Comparator.naturalOrder())
                .map(severity -> severity == Severity.ERROR ? CheckResult.FAIL : CheckResult.WARNING)
                .orElseGet(() -> isChecked(subject, check) ? CheckResult.PASS : CheckResult.NOT_CHECKED);
    }

    private boolean isChecked(AuditSubject subject, Check check) {
        return made.contains(check)
                && (check == Check.FILE || subject.content().binary().isPresent())
                && (!check.needsPlatform() || subject.triple().isPresent())
                && !gaps.getOrDefault(subject.name(), Set.of()).contains(check);
    }
}
