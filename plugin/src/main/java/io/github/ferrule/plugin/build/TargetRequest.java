package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A target that the user wants, with what is special about it.
 *
 * @param spec the triple and its glibc floor
 * @param backend the backend that the user chose; absent means {@code auto}
 * @param profile its own cargo profile
 * @param features features on top of those of all targets
 * @param rustflags flags on top of those that Ferrule and the environment give
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

    /** The same with more flags, before its own. */
    public TargetRequest withRustflags(List<String> first) {
        return new TargetRequest(
                spec,
                backend,
                profile,
                features,
                Stream.concat(first.stream(), rustflags.stream()).toList(),
                environment);
    }

    /** The same by any backend, on whatever glibc that one links. */
    public TargetRequest plain() {
        return new TargetRequest(
                new TargetSpec(spec.triple(), Optional.empty()),
                Optional.empty(),
                profile,
                features,
                rustflags,
                environment);
    }

    /** What is asked of rustc: one request for each processor that the file is for. */
    List<TargetRequest> slices() {
        return spec.triple().slices().stream()
                .map(slice -> new TargetRequest(
                        new TargetSpec(slice, spec.glibcFloor()), backend, profile, features, rustflags, environment))
                .toList();
    }

    /** The triples that rustc is asked for: several for a file that is for several processors. */
    public static List<TargetTriple> triples(Collection<TargetRequest> targets) {
        return targets.stream()
                .flatMap(target -> target.spec().triple().slices().stream())
                .toList();
    }

    /** A target with nothing special about it. */
    public static TargetRequest of(TargetSpec spec) {
        return new TargetRequest(
                spec, Optional.empty(), Optional.empty(), List.of(), List.of(), new TreeMap<>(Map.of()));
    }
}
