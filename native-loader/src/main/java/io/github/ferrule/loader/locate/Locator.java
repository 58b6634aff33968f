package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.LibraryContent;
import io.github.ferrule.loader.bundle.MalformedBundleException;
import io.github.ferrule.loader.bundle.Published;
import io.github.ferrule.loader.bundle.Selection;
import io.github.ferrule.loader.platform.Host;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.InvalidSettingException;
import io.github.ferrule.loader.settings.Settings;
import java.io.IOException;

/** Finds the one file to load: an override, or the library that fits this process, put where it can be loaded from. */
public final class Locator {
    private final Request request;
    private final Settings settings;

    public Locator(Request request, Settings settings) {
        this.request = request;
        this.settings = settings;
    }

    public Located locate() {
        try {
            Located located = find();
            if (settings.debug()) {
                System.err.println("ferrule: " + located);
            }
            return located;
        } catch (InvalidSettingException e) {
            throw new Problem(Code.BAD_SETTING, e.getMessage()).failure(e);
        } catch (MalformedBundleException | IOException e) {
            throw new Problem(Code.MALFORMED_BUNDLE, request.id() + ": the bundle cannot be read")
                    .fact(e.toString())
                    .remedy("rebuild the jar that holds it, or use a loader of the version that it was built for")
                    .failure(e);
        }
    }

    private Located find() throws IOException, MalformedBundleException {
        Located named = new NamedFile(request, settings).find(request.library());
        if (named != null) {
            return named;
        }
        Bundle bundle = request.bundle();
        String library = request.library();
        if (library == null) {
            library = new LibraryName(bundle).only();
            Located renamed = new NamedFile(request, settings).find(library);
            if (renamed != null) {
                return renamed;
            }
        }
        Candidate candidate = choose(bundle, library, Host.platform());
        LibraryContent content = new LibraryContent(candidate, bundle.resources());
        return new Placement(settings, Host.platform()).place(request.id(), library, content);
    }

    private Candidate choose(Bundle bundle, String library, Platform platform)
            throws IOException, MalformedBundleException {
        String target = settings.target();
        String[] triples = target == null ? platform.triples() : new String[] {target};
        Selection selection = Selection.of(bundle.candidates(library, triples), platform, target != null);
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
