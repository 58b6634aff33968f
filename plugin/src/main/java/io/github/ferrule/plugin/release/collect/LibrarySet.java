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
 * The libraries of one release, built on several machines.
 *
 * @param libraries each library that was found
 */
public record LibrarySet(List<CollectedLibrary> libraries) {

    public LibrarySet {
        libraries = List.copyOf(libraries);
    }

    /**
     * Refuses anything but a complete release of these sources.
     *
     * @param wanted the targets of the project
     * @param source the sources of this project
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
                libraries.stream().map(it -> it.built().target().toString()).collect(Collectors.toSet());
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

    /** A folder that was copied twice is harmless; two different libraries for one platform are not. */
    private List<Problem> contradictory() {
        Map<String, Map<List<Object>, CollectedLibrary>> byPlatform = new TreeMap<>();
        for (CollectedLibrary library : libraries) {
            byPlatform
                    .computeIfAbsent(library.place(), it -> new LinkedHashMap<>())
                    .put(List.of(library.built().target(), library.built().fingerprint()), library);
        }
        List<Problem> problems = new ArrayList<>();
        byPlatform.forEach((platform, different) -> {
            if (different.size() > 1) {
                problems.add(
                        Problem.of(
                                        ProblemCode.MIXED_SET,
                                        platform.replaceFirst("/.*", "") + ": has more than one library")
                                .facts(different.values().stream()
                                        .map(it -> it.built().target() + ": "
                                                + it.built().file())
                                        .toList())
                                .remedy(
                                        "delete the one that does not belong to this release, for example the folder of an earlier build"));
            }
        });
        return problems;
    }

    private List<Problem> mixed() {
        Map<String, Map<String, List<String>>> byKey = new TreeMap<>();
        boolean several =
                libraries.stream().map(it -> it.built().library()).distinct().count() > 1;
        for (CollectedLibrary library : libraries) {
            library.common(several)
                    .forEach((key, value) -> byKey.computeIfAbsent(key, it -> new TreeMap<>())
                            .computeIfAbsent(value, it -> new ArrayList<>())
                            .add(library.built().target().toString()));
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
        CollectedLibrary any = libraries.get(0);
        source.values().forEach((key, here) -> {
            String there = any.source().values().get(key);
            // the crate of this pom is that of one library; the revision covers the lock files of the others
            if (libraries.stream().noneMatch(it -> it.source().values().get(key).equals(here))) {
                differences.add(key + " of the libraries " + there + ", of these sources " + here);
            }
        });
        if (!source.isComparable() || !any.source().isComparable()) {
            return List.of(incomparable(source, any.source()));
        }
        return differences.isEmpty()
                ? List.of()
                : List.of(Problem.of(ProblemCode.STALE_SET, "the libraries were built from other sources than these")
                        .facts(differences)
                        .remedy("build them from this revision, or check out theirs"));
    }

    /** Two unknown revisions may be two different ones, and so may two changed working trees. */
    private static Problem incomparable(SourceState here, SourceState there) {
        return Problem.of(ProblemCode.STALE_SET, "the revision of the sources is unknown, so it cannot be compared")
                .fact("revision of the libraries " + there.revision() + ", of these sources " + here.revision())
                .fact("git is missing, refuses the repository, or there is none; the build's log has the reason")
                .fact("-dirty at the end: files were changed after the commit, and which ones is not known")
                .remedy(
                        "let git read the repository:  git config --global --add safe.directory <folder of the repository>")
                .remedy("or name the revision on every machine:  -Dferrule.revision=<revision>");
    }
}
