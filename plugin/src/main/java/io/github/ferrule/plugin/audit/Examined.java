package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A library under audit, with everything that the rules check it against.
 *
 * @param siblings file names of the libraries in the same folder
 */
record Examined(AuditSubject subject, Policy policy, Set<String> siblings) {

    Optional<TargetTriple> platform() {
        return subject.triple();
    }

    /** Returns the triple, or {@code unknown platform}. */
    String platformName() {
        return platform().map(TargetTriple::text).orElse("unknown platform");
    }

    /** Returns the glibc floor. */
    Optional<VersionNumber> floor() {
        return subject.expectation()
                .flatMap(Expectation::glibcFloor)
                .map(version -> VersionNumber.of(version.major(), version.minor()));
    }

    List<String> rustFlags() {
        return subject.expectation().map(Expectation::rustFlags).orElse(List.of());
    }

    Stream<Finding> finding(FindingCode code, String what, List<String> items, String remedy) {
        Severity severity = policy.severities().of(code);
        return severity == Severity.IGNORE
                ? Stream.empty()
                : Stream.of(new Finding(code, severity, subject.name(), what, items, remedy));
    }

    /** Returns one finding about all items; none if there are no items. */
    Stream<Finding> findingIfAny(FindingCode code, String what, List<String> items, String remedy) {
        return items.isEmpty() ? Stream.empty() : finding(code, what, items, remedy);
    }
}
