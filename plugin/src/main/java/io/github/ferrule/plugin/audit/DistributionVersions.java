package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.audit.binary.NeededVersion;
import io.github.ferrule.plugin.audit.binary.VersionNumber;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The symbol versions of the distributions with a given glibc on one processor: the newest of each family.
 *
 * @param glibc the glibc that the generation is named after
 * @param architecture as in descriptors
 * @param newest GLIBC, GLIBCXX, CXXABI, GCC and LIBATOMIC
 * @param others versions without a number
 */
record DistributionVersions(
        VersionNumber glibc, String architecture, Map<String, VersionNumber> newest, Set<String> others) {

    private static final List<String> FAMILIES = List.of("GLIBC", "GLIBCXX", "CXXABI", "GCC", "LIBATOMIC");
    private static final List<List<String>> ROWS = TextTable.read("distributions.txt", 8);

    private static DistributionVersions parse(List<String> row) {
        Map<String, VersionNumber> newest = new LinkedHashMap<>();
        for (int i = 0; i < FAMILIES.size(); i++) {
            String family = FAMILIES.get(i);
            VersionNumber.parse(row.get(2 + i)).ifPresent(version -> newest.put(family, version));
        }
        return new DistributionVersions(
                VersionNumber.parse(row.get(0)).orElseThrow(),
                row.get(1),
                newest,
                Set.copyOf(Arrays.asList(row.get(7).split(" "))));
    }

    /** Returns the generation of a floor: the newest whose glibc is not newer, or else the first one. */
    static Optional<DistributionVersions> of(String architecture, VersionNumber floor) {
        List<DistributionVersions> known = ofArchitecture(architecture);
        return known.stream()
                .filter(generation -> !generation.glibc().isAfter(floor))
                .reduce((older, newer) -> newer)
                .or(() -> known.stream().findFirst());
    }

    /** Returns the glibc of the first distributions for a processor. */
    static Optional<VersionNumber> first(String architecture) {
        return ofArchitecture(architecture).stream()
                .map(DistributionVersions::glibc)
                .findFirst();
    }

    private static List<DistributionVersions> ofArchitecture(String architecture) {
        return ROWS.stream()
                .filter(row -> row.get(1).equals(architecture))
                .map(DistributionVersions::parse)
                .sorted(Comparator.comparing(DistributionVersions::glibc))
                .toList();
    }

    /** Returns the newest glibc that a library for this floor may need: aarch64's 2.17 has what others have in 2.18. */
    VersionNumber newestGlibc(VersionNumber floor) {
        VersionNumber own = newest.get("GLIBC");
        return own.isAfter(floor) ? own : floor;
    }

    /** Returns true for versions of GCC's libraries, which are as old as the distribution. */
    static boolean isRuntime(NeededVersion version) {
        return FAMILIES.stream().skip(1).anyMatch(family -> version.name().startsWith(family + "_"));
    }

    boolean has(NeededVersion version) {
        Optional<VersionNumber> number = version.number();
        VersionNumber limit = newest.get(version.family());
        return others.contains(version.name())
                || limit != null && number.isPresent() && !number.get().isAfter(limit);
    }
}
