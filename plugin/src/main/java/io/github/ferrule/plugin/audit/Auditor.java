package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.contract.SymbolContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks libraries against a policy.
 *
 * @param policy the limits to check against
 */
public record Auditor(Policy policy) {

    /**
     * Checks each library, and then all of them together.
     *
     * @param contract the symbols that Java calls on every platform
     */
    public AuditReport audit(List<AuditSubject> subjects, SymbolContract contract) {
        List<Examined> libraries =
                subjects.stream().map(subject -> examined(subject, subjects)).toList();
        return new AuditReport(
                subjects,
                Stream.of(
                                libraries.stream().flatMap(Auditor::check),
                                new ContractRule(contract).check(libraries),
                                UnequalExportsRule.check(libraries))
                        .flatMap(findings -> findings)
                        .toList());
    }

    private Examined examined(AuditSubject subject, List<AuditSubject> all) {
        Set<String> siblings = all.stream()
                .filter(other -> other != subject && other.folder().equals(subject.folder()))
                .map(AuditSubject::fileName)
                .collect(Collectors.toSet());
        return new Examined(subject, policy, siblings);
    }

    private static Stream<Finding> check(Examined library) {
        LibraryContent content = library.subject().content();
        return content.binary()
                .map(binary -> binary.match(new RuleBook(library)))
                .orElseGet(() -> library.finding(
                        FindingCode.UNREADABLE,
                        "cannot be read: " + content.damage().orElseThrow(),
                        List.of(),
                        "run  mvn clean package ; if that does not help, look for what truncates the file"));
    }
}
