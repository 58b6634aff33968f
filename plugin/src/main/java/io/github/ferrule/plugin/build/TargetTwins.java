package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetTriple;
import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two targets that cannot live in one release, because a class path would hold only one of them. */
public final class TargetTwins {

    private TargetTwins() {}

    /**
     * Makes sure that there are none.
     *
     * @throws FerruleException naming the first two
     */
    public static void reject(List<TargetRequest> targets) {
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
            throw Problem.of(code, first.spec() + " and " + second.spec() + ": only one of them can be in a release")
                    .fact("both would be the library for "
                            + second.spec().triple().classifier())
                    .remedy("remove one of the two  <target>  elements")
                    .asException();
        }
    }
}
