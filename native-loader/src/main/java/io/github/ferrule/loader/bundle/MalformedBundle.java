package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.net.URL;

/** Reports a file that breaks the bundle format. It is a class of its own so that a normal start does not load it. */
final class MalformedBundle {
    private MalformedBundle() {}

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
