package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;

/** Explains that two releases or two builds of one bundle are visible, and that the loader does not guess. */
public final class Conflict {
    private Conflict() {}

    static RuntimeException releases(String id, CodeLocation caller, Release one, Release other) {
        return new Problem(Code.CONFLICTING_BUNDLES, id + ": two releases are visible to one class loader")
                .fact("found  " + one.version() + " in " + one.origin())
                .fact("found  " + other.version() + " in " + other.origin())
                .fact("the calling class is in " + caller + ", which belongs to neither release")
                .remedy("remove one of the two from the class path (mvn dependency:tree shows where it comes from),\n"
                        + "or pass a class of the right jar as the anchor")
                .failure();
    }

    /** Two libraries of one release, or of unknown releases. */
    public static RuntimeException libraries(String id, Candidate one, Candidate other) {
        return new Problem(Code.CONFLICTING_BUNDLES, id + ": two different libraries claim to be the same")
                .fact("found  " + one)
                .fact("found  " + other)
                .remedy("remove one of the two from the class path (mvn dependency:tree shows where it comes from)")
                .failure();
    }
}
