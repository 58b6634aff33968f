package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NativeBinary;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A library exports the same names on every platform. Names that only files with leaked exports have do not count: zig
 * exports the whole C runtime on Windows, which nothing needs elsewhere.
 */
final class UnequalExportsRule {

    /** More files of one name are not the platforms of one library, and comparing them all would take too long. */
    private static final int MOST_PLATFORMS = 64;

    private static final Pattern DECORATED = Pattern.compile("_?.+@\\d+");

    private record Library(AuditedLibrary examined, NativeBinary binary, SortedSet<String> exports) {

        static Library of(AuditedLibrary examined, NativeBinary binary) {
            return new Library(examined, binary, ExportedNames.ofInterface(undecorated(binary)));
        }

        /** Returns the names without what calling conventions of 32-bit Windows add to them. */
        private static List<String> undecorated(NativeBinary binary) {
            return binary.callableNames().stream()
                    .filter(name -> !DECORATED.matcher(name).matches())
                    .toList();
        }

        boolean clean() {
            return ExportedNames.leaked(binary).size() <= examined.policy().leakedExports();
        }
    }

    private UnequalExportsRule() {}

    static Stream<Finding> check(List<AuditedLibrary> libraries) {
        Map<String, List<Library>> byName = libraries.stream()
                .flatMap(examined ->
                        examined.subject().content().binary().stream().map(binary -> Library.of(examined, binary)))
                .collect(Collectors.groupingBy(
                        library -> library.examined().subject().libraryName(), TreeMap::new, Collectors.toList()));
        return byName.values().stream()
                .filter(same -> same.size() <= MOST_PLATFORMS)
                .flatMap(UnequalExportsRule::compare);
    }

    private static Stream<Finding> compare(List<Library> same) {
        SortedSet<String> all = new TreeSet<>();
        same.stream().filter(Library::clean).forEach(library -> all.addAll(library.exports()));
        return same.stream().flatMap(library -> compare(library, all));
    }

    private static Stream<Finding> compare(Library library, SortedSet<String> all) {
        List<String> missing =
                all.stream().filter(name -> !library.exports().contains(name)).toList();
        return library.examined()
                .findingIfAny(
                        FindingCode.UNEQUAL_EXPORTS,
                        "does not export names that the same library exports on other platforms",
                        missing,
                        library.examined()
                                .remedy(
                                        "look for #[cfg(target_os)] and #[cfg(target_arch)] around these functions",
                                        "look for conditions on the platform around these functions"));
    }
}
