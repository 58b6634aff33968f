package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Conflict;
import io.github.ferrule.loader.bundle.RankedCandidates;
import io.github.ferrule.loader.bundle.Release;
import io.github.ferrule.loader.platform.Platform;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Chooses the library to load if there is not exactly one that fits. */
final class LibraryChooser {
    private final Bundle bundle;
    private final String library;
    private final Platform platform;
    private final Optional<String> forced;

    /** @param forced the triple that a setting asks for; empty if the platform decides */
    LibraryChooser(Bundle bundle, String library, Platform platform, Optional<String> forced) {
        this.bundle = bundle;
        this.library = library;
        this.platform = platform;
        this.forced = forced;
    }

    /**
     * Returns the one to load; empty if there is nothing of this bundle at all.
     *
     * @param release of the classes that call the library; empty if it is unknown
     */
    Optional<Candidate> of(List<Candidate> candidates, Optional<Release> release) throws IOException {
        RankedCandidates ranked = RankedCandidates.of(candidates, platform, forced.isPresent(), release);
        if (!ranked.best().isPresent()) {
            Optional<RuntimeException> failure = new NoLibrary(bundle, library, platform, forced).failure();
            if (failure.isPresent()) {
                throw failure.get();
            }
            return Optional.empty();
        }
        Optional<Candidate> rival = ranked.rival();
        if (!rival.isPresent()) {
            return ranked.best();
        }
        if (!ranked.own().isPresent()) {
            throw Conflict.libraries(bundle.id(), ranked.best().get(), rival.get());
        }
        return ranked.own();
    }
}
