package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.util.List;

/** Explains why no place can hold a library, and names a place that could. */
public final class NoPlace {
    static final String NO_DESCRIPTORS = "Too many open files";
    static final String REMEDY_FOR_DESCRIPTORS =
            "close files, or raise the limit (ulimit -n); the next call tries again";

    private final String id;
    private final String library;
    private final Candidate candidate;
    private final List<String> refused;

    NoPlace(String id, String library, Candidate candidate, List<String> refused) {
        this.id = id;
        this.library = library;
        this.candidate = candidate;
        this.refused = refused;
    }

    RuntimeException failure() {
        return new Problem(Code.NO_PLACE, id + ": there is no place from which '" + library + "' can be loaded")
                .fact("found  " + candidate)
                .facts(refused)
                .remedy(remedy(refused))
                .failure();
    }

    /** The lines that name a better place, as the reasons against the others suggest. */
    public static String remedy(List<String> refused) {
        for (String reason : refused) {
            if (reason.contains(NO_DESCRIPTORS)) {
                return REMEDY_FOR_DESCRIPTORS;
            }
        }
        return "name a folder that belongs to this user, is writable and not mounted noexec:\n-Dferrule.cache=/path"
                + "  (environment: FERRULE_CACHE=/path)";
    }
}
