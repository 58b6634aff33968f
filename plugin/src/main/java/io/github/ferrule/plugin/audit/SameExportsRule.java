package io.github.ferrule.plugin.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two libraries of one folder that export the same name: a process that loads both calls the function of whichever it
 * finds first. Names that runtimes leak are equal everywhere and do not count.
 */
final class SameExportsRule {

    private SameExportsRule() {}

    static Stream<Finding> check(List<AuditedLibrary> libraries) {
        Map<String, AuditedLibrary> first = new HashMap<>();
        return libraries.stream().flatMap(library -> check(library, first));
    }

    private static Stream<Finding> check(AuditedLibrary library, Map<String, AuditedLibrary> first) {
        return library.subject().content().binary().stream().flatMap(binary -> {
            List<String> same = ExportedNames.ofInterface(binary).stream()
                    .filter(name -> !name.startsWith("JNI_On"))
                    .filter(name ->
                            isOfAnother(first.putIfAbsent(library.subject().folder() + name, library), library))
                    .toList();
            return library.findingIfAny(
                    FindingCode.SAME_EXPORTS,
                    "exports names that another library in the same folder exports too",
                    same,
                    library.remedy(
                            "export each function from one crate only, or build both crates as one library",
                            "export each function from one library only, or link both as one"));
        });
    }

    private static boolean isOfAnother(AuditedLibrary former, AuditedLibrary library) {
        return former != null
                && !former.subject().name().equals(library.subject().name())
                && former.platformName().equals(library.platformName());
    }
}
