package io.github.ferrule.plugin.release.collect;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Libraries that are to become one release.
 *
 * @param origins each library that was found
 */
public record Collection(List<Origin> origins) {

    public Collection {
        origins = List.copyOf(origins);
    }

    /**
     * Refuses what is no whole release of these sources.
     *
     * @param wanted the targets of the project
     * @param source the sources in front of us
     * @throws FerruleException with every reason
     */
    public void require(List<TargetSpec> wanted, SourceState source) {
        List<Problem> problems = new ArrayList<>();
        problems.addAll(incomplete(wanted));
        problems.addAll(contradictory());
        problems.addAll(mixed());
        if (problems.isEmpty()) {
            problems.addAll(stale(source));
        }
        if (!problems.isEmpty()) {
            throw new FerruleException(problems);
        }
    }

    private List<Problem> incomplete(List<TargetSpec> wanted) {
        Set<String> found =
                origins.stream().map(it -> it.built().target().toString()).collect(Collectors.toSet());
        List<String> missing = wanted.stream()
                .map(TargetSpec::toString)
                .filter(target -> !found.contains(target))
                .toList();
        return missing.isEmpty()
                ? List.of()
                : List.of(Problem.of(
                                ProblemCode.INCOMPLETE_SET, "libraries of " + missing.size() + " targets are missing")
                        .facts(missing)
                        .fact("found: " + new TreeSet<>(found))
                        .remedy("build them on their machines with  mvn ferrule:build -Dferrule.targets="
                                + String.join(",", missing)));
    }

    /** A folder that was copied twice does no harm; two libraries for one place do. */
    private List<Problem> contradictory() {
        Map<String, Map<List<Object>, Origin>> byPlatform = new TreeMap<>();
        for (Origin origin : origins) {
            byPlatform
                    .computeIfAbsent(origin.platform(), it -> new LinkedHashMap<>())
                    .put(List.of(origin.built().target(), origin.built().fingerprint()), origin);
        }
        List<Problem> problems = new ArrayList<>();
        byPlatform.forEach((platform, different) -> {
            if (different.size() > 1) {
                problems.add(Problem.of(ProblemCode.MIXED_SET, platform + ": has more than one library")
                        .facts(different.values().stream()
                                .map(it ->
                                        it.built().target() + ": " + it.built().file())
                                .toList())
                        .remedy("keep that of the release; the folder of an earlier build may lie beside it"));
            }
        });
        return problems;
    }

    private List<Problem> mixed() {
        Map<String, Map<String, List<String>>> byKey = new TreeMap<>();
        for (Origin origin : origins) {
            origin.common()
                    .forEach((key, value) -> byKey.computeIfAbsent(key, it -> new TreeMap<>())
                            .computeIfAbsent(value, it -> new ArrayList<>())
                            .add(origin.built().target().toString()));
        }
        List<Problem> problems = new ArrayList<>();
        byKey.forEach((key, values) -> {
            if (values.size() > 1) {
                problems.add(
                        Problem.of(ProblemCode.MIXED_SET, "the libraries differ in their " + key)
                                .facts(values.entrySet().stream()
                                        .map(value -> value.getKey() + ": " + String.join(", ", value.getValue()))
                                        .toList())
                                .remedy(
                                        "build all of them from one revision with one toolchain; pin it in rust-toolchain.toml"));
            }
        });
        return problems;
    }

    private List<Problem> stale(SourceState source) {
        List<String> differences = new ArrayList<>();
        Origin any = origins.get(0);
        source.values().forEach((key, here) -> {
            String there = any.source().values().get(key);
            if (!here.equals(there)) {
                differences.add(key + " of the libraries " + there + ", of these sources " + here);
            }
        });
        return differences.isEmpty()
                ? List.of()
                : List.of(Problem.of(ProblemCode.STALE_SET, "the libraries were built from other sources than these")
                        .facts(differences)
                        .remedy("build them from this revision, or check out theirs"));
    }
}
