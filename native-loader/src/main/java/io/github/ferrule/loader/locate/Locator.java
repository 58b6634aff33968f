package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Published;
import io.github.ferrule.loader.bundle.Selection;
import io.github.ferrule.loader.platform.Host;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.Settings;
import java.io.IOException;
import java.util.List;

/** Finds the one file to load: an override, or the library that fits this process, put where it can be loaded from. */
public final class Locator {
    private final Request request;
    private final Settings settings;

    public Locator(Request request, Settings settings) {
        this.request = request;
        this.settings = settings;
    }

    public Located locate() {
        Located located;
        try {
            located = find();
        } catch (IOException e) {
            throw new Problem(Code.MALFORMED_BUNDLE, request.id() + ": the bundle cannot be read")
                    .fact(e.toString())
                    .remedy("check the jars on the class path, and that nobody replaces them while the JVM runs")
                    .failure(e);
        }
        if (settings.debug()) {
            System.err.println("ferrule: " + located);
        }
        return located;
    }

    private Located find() throws IOException {
        Located named = named(request.library());
        if (named != null) {
            return named;
        }
        Bundle bundle = request.bundle();
        String library = request.library();
        if (library == null) {
            String[] libraries = bundle.libraries();
            if (libraries.length != 1) {
                throw Explanation.notOne(bundle, libraries);
            }
            library = libraries[0];
            named = named(library);
            if (named != null) {
                return named;
            }
        }
        Platform platform = Host.platform();
        Candidate candidate = choose(bundle, library, platform);
        return new Placement(settings, platform).place(request.id(), library, candidate);
    }

    private Located named(String library) {
        String named = settings.override(request.id(), library);
        return named == null ? null : new NamedFile(request).find(named, library);
    }

    private Candidate choose(Bundle bundle, String library, Platform platform) throws IOException {
        String target = settings.target();
        String[] triples = target == null ? platform.triples() : new String[] {target};
        List<Candidate> candidates = bundle.candidates(library, triples);
        if (candidates.size() == 1 && (target != null || candidates.get(0).refusal(platform) == null)) {
            return candidates.get(0);
        }
        Selection selection = Selection.of(candidates, platform, target != null);
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
        throw new Problem(Code.CONFLICTING_BUNDLES, request.id() + ": two different libraries claim to be the same")
                .fact("found  " + left.best())
                .fact("found  " + left.rival())
                .remedy("remove one of the two from the class path; mvn dependency:tree tells where it comes from")
                .failure();
    }
}
