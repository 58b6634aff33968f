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
        Map<List<String>, Map<String, AuditedLibrary>> folders = new HashMap<>();
        return libraries.stream()
                .flatMap(library -> check(
                        library,
                        folders.computeIfAbsent(
                                List.of(library.subject().folder(), library.platformName()), any -> new HashMap<>())));
    }

    /** Compares with the libraries before it that a program can load together with it. */
    private static Stream<Finding> check(AuditedLibrary library, Map<String, AuditedLibrary> first) {
        return library.subject().content().binary().stream().flatMap(binary -> {
            List<String> same = ExportedNames.ofInterface(binary).stream()
                    .filter(name -> !name.startsWith("JNI_On"))
                    .filter(name -> first.putIfAbsent(name, library) != null)
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
}
