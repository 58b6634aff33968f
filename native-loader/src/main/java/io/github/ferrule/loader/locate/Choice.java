package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Conflict;
import io.github.ferrule.loader.bundle.Published;
import io.github.ferrule.loader.bundle.Selection;
import io.github.ferrule.loader.platform.Platform;
import java.io.IOException;
import java.util.List;

/** Chooses the library to load if there is not exactly one that fits. */
final class Choice {
    private final Bundle bundle;
    private final String library;
    private final Platform platform;
    private final String forced;

    /** @param forced the triple that a setting asks for; null if the platform decides */
    Choice(Bundle bundle, String library, Platform platform, String forced) {
        this.bundle = bundle;
        this.library = library;
        this.platform = platform;
        this.forced = forced;
    }

    /**
     * Returns the one to load; null if there is nothing of this bundle at all.
     *
     * @param release of the classes that call the library; null if it is unknown
     */
    Candidate of(List<Candidate> candidates, Published release) throws IOException {
        Selection selection = Selection.of(candidates, platform, forced != null, release);
        if (selection.best() == null) {
            RuntimeException failure = new NoLibrary(bundle, library, platform, forced).failure();
            if (failure == null) {
                return null;
            }
            throw failure;
        }
        Candidate rival = selection.rival();
        if (rival == null) {
            return selection.best();
        }
        Candidate own = selection.own();
        if (own == null) {
            throw Conflict.libraries(bundle.id(), selection.best(), rival);
        }
        return own;
    }
}
