package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.net.URL;

/** A file of a bundle that breaks the format; apart from what reads it, so that a usual start need not load it. */
final class Malformed {
    private Malformed() {}

    static RuntimeException file(URL origin, String reason) {
        return file(origin, reason, null);
    }

    static RuntimeException file(URL origin, String reason, Throwable cause) {
        return new Problem(Code.MALFORMED_BUNDLE, "a bundle breaks the format")
                .fact(origin + " " + reason)
                .remedy("rebuild the jar that holds it, or use a loader of the version that it was built for")
                .failure(cause);
    }
}
