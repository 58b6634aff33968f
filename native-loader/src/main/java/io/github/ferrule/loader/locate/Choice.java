package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Published;
import io.github.ferrule.loader.bundle.Selection;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.io.IOException;
import java.util.List;

/** Chooses where there is not just one library that fits. */
final class Choice {
    private final Bundle bundle;
    private final String library;
    private final Platform platform;

    Choice(Bundle bundle, String library, Platform platform) {
        this.bundle = bundle;
        this.library = library;
        this.platform = platform;
    }

    /** @param unjudged whether all candidates fit, because somebody asked for this very triple */
    Candidate of(List<Candidate> candidates, boolean unjudged) throws IOException {
        Selection selection = Selection.of(candidates, platform, unjudged);
        if (selection.rival() != null) {
            selection = settle(selection, bundle.published(library));
        }
        if (selection.best() == null) {
            throw new Explanation(bundle, library, platform).failure();
        }
        return selection.best();
    }

    /** Of several versions the one that belongs to the main jar is meant, if that is there to say so. */
    private Selection settle(Selection selection, Published published) {
        Selection settled = published == null ? selection : selection.ofVersion(published.version());
        Selection left = settled.best() == null ? selection : settled;
        if (left.rival() == null) {
            return left;
        }
        throw new Problem(Code.CONFLICTING_BUNDLES, bundle.id() + ": two different libraries claim to be the same")
                .fact("found  " + left.best())
                .fact("found  " + left.rival())
                .remedy("remove one of the two from the class path; mvn dependency:tree tells where it comes from")
                .failure();
    }
}
