package io.github.ferrule.plugin.audit.report;

import io.github.ferrule.plugin.audit.Finding;
import io.github.ferrule.plugin.audit.FindingCode;
import io.github.ferrule.plugin.audit.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A defect that several libraries share.
 *
 * @param first one of the findings, which differ in the library only
 * @param libraries the libraries
 */
record FindingGroup(Finding first, List<String> libraries) {

    private record Defect(FindingCode code, Severity severity, String what, List<String> items, String remedy) {

        static Defect of(Finding finding) {
            return new Defect(finding.code(), finding.severity(), finding.what(), finding.items(), finding.remedy());
        }
    }

    /** Groups findings; errors are first, then the order is that of the codes. */
    static List<FindingGroup> of(List<Finding> findings) {
        Map<Defect, List<Finding>> groups = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::code))
                .collect(Collectors.groupingBy(Defect::of, LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream()
                .map(same -> new FindingGroup(
                        same.get(0),
                        same.stream().map(Finding::library).distinct().toList()))
                .toList();
    }

    /** Collects the groups of each code, in order. */
    static Collection<List<FindingGroup>> byCode(List<FindingGroup> groups) {
        Function<FindingGroup, Object> key =
                group -> List.of(group.first().severity(), group.first().code());
        return groups.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .values();
    }
}
