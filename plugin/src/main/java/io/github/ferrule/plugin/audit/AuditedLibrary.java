package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.VersionNumber;
import io.github.ferrule.plugin.audit.symbols.SymbolTables;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A library under audit, with everything that the rules check it against.
 *
 * @param folder the libraries in the same folder
 * @param tables the symbols that platforms provide
 */
record AuditedLibrary(AuditSubject subject, Policy policy, Folder folder, SymbolTables tables) {

    /** The libraries in one folder: their file names, and all that they export. */
    record Folder(Set<String> names, Set<String> exports) {

        boolean has(String needed) {
            return names.contains(needed.substring(needed.lastIndexOf('/') + 1));
        }

        boolean exports(String symbol) {
            return exports.contains(symbol);
        }
    }

    Optional<TargetTriple> platform() {
        return subject.triple();
    }

    /** Returns the triple, or {@code unknown platform}. */
    String platformName() {
        return subject.platformName();
    }

    /** Returns the glibc floor. */
    Optional<VersionNumber> floor() {
        return subject.expectation()
                .flatMap(Expectation::glibcFloor)
                .map(version -> VersionNumber.of(version.major(), version.minor()));
    }

    /** Returns the cargo profile; release if unknown. */
    String profile() {
        return subject.expectation().map(Expectation::profile).orElse("release");
    }

    List<String> rustFlags() {
        return subject.expectation().map(Expectation::rustFlags).orElse(List.of());
    }

    /**
     * Chooses a remedy.
     *
     * @param ours for a library of this build, in terms of Cargo and of Ferrule's configuration
     * @param anyTool for a library that others have built, with whatever language and tools
     */
    String remedy(String ours, String anyTool) {
        return subject.builtByFerrule() ? ours : anyTool;
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
