package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A target, with the settings that apply to it alone.
 *
 * @param spec the triple and its glibc floor
 * @param backend the backend that the user chose; absent means {@code auto}
 * @param profile its own cargo profile
 * @param features features on top of those of all targets
 * @param rustflags flags on top of Ferrule's and those of the environment
 * @param environment environment variables for its build
 */
public record TargetRequest(
        TargetSpec spec,
        Optional<String> backend,
        Optional<String> profile,
        List<String> features,
        List<String> rustflags,
        SortedMap<String, String> environment) {

    public TargetRequest {
        features = List.copyOf(features);
        rustflags = List.copyOf(rustflags);
    }

    /** Returns the same target with more flags, before its own. */
    public TargetRequest withRustflags(List<String> first) {
        return new TargetRequest(
                spec,
                backend,
                profile,
                features,
                Stream.concat(first.stream(), rustflags.stream()).toList(),
                environment);
    }

    /** Returns the same target with any backend, and with whatever glibc that one links. */
    public TargetRequest plain() {
        return new TargetRequest(
                new TargetSpec(spec.triple(), Optional.empty()),
                Optional.empty(),
                profile,
                features,
                rustflags,
                environment);
    }

    /** Returns one request per processor: rustc builds the slices of a universal file separately. */
    List<TargetRequest> slices() {
        return spec.triple().slices().stream()
                .map(slice -> new TargetRequest(
                        new TargetSpec(slice, spec.glibcFloor()), backend, profile, features, rustflags, environment))
                .toList();
    }

    /** Returns the triples that rustc compiles for: several for a universal file. */
    public static List<TargetTriple> triples(Collection<TargetRequest> targets) {
        return targets.stream()
                .flatMap(target -> target.spec().triple().slices().stream())
                .toList();
    }

    /** Returns the name of the variable that holds flags for this target alone. */
    public String rustflagsVariable() {
        return "CARGO_TARGET_" + spec.triple().asEnvironmentName() + "_RUSTFLAGS";
    }

    /**
     * Rejects targets that would be the same library of a release.
     *
     * @throws FerruleException naming the first two
     */
    public static void rejectDuplicates(List<TargetRequest> targets) {
        Map<String, TargetRequest> byTriple = new HashMap<>();
        Map<String, TargetRequest> byClassifier = new HashMap<>();
        for (TargetRequest target : targets) {
            TargetTriple triple = target.spec().triple();
            reject(ProblemCode.DUPLICATE_TARGET, byTriple.put(triple.text(), target), target);
            for (TargetTriple slice : triple.slices()) {
                reject(ProblemCode.AMBIGUOUS_PLATFORM, byClassifier.put(slice.classifier(), target), target);
            }
        }
    }

    private static void reject(ProblemCode code, TargetRequest first, TargetRequest second) {
        if (first != null) {
            throw Problem.of(code, first.spec + " and " + second.spec + ": only one of them can be in a release")
                    .fact("both would be the library for "
                            + second.spec.triple().classifier())
                    .remedy("remove one of the two  <target>  elements")
                    .asException();
        }
    }

    /** Returns a target with default settings. */
    public static TargetRequest of(TargetSpec spec) {
        return new TargetRequest(
                spec, Optional.empty(), Optional.empty(), List.of(), List.of(), new TreeMap<>(Map.of()));
    }
}
