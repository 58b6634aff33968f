package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Home;
import io.github.ferrule.loader.bundle.Published;
import io.github.ferrule.loader.platform.Host;
import io.github.ferrule.loader.platform.JavaModule;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.Cache;
import io.github.ferrule.loader.store.CacheFolder;
import io.github.ferrule.loader.store.UnusablePlaceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the one file to load: an override, or the library that fits this process, put where it can be loaded from. */
public final class Locator {
    private final String id;
    private final String library;
    private final Class<?> anchor;
    private final Settings settings;

    /**
     * @param library null for the only library of the bundle
     * @param anchor the class whose loader and module see the jars; null for the thread's context class loader
     */
    public Locator(String id, String library, Class<?> anchor, Settings settings) {
        this.id = id;
        this.library = library;
        this.anchor = anchor;
        this.settings = settings;
    }

    /** The bundle as the asking class sees it. */
    public Bundle bundle() {
        Home home = Home.of(anchor);
        if (anchor != null) {
            return new Bundle(id, anchor.getClassLoader(), JavaModule.of(anchor), home);
        }
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader own = Locator.class.getClassLoader();
        return new Bundle(id, context == null ? own : context, JavaModule.of(Locator.class), home);
    }

    /** Finds the file, or throws a failure that lists what was tried. */
    public Located locate() {
        settings.check();
        try {
            return find();
        } catch (IOException e) {
            throw new Problem(Code.MALFORMED_BUNDLE, id + ": the bundle cannot be read")
                    .fact(e.toString())
                    .remedy("check the jars on the class path, and that nobody replaces them while the JVM runs")
                    .failure(e);
        }
    }

    private Located find() throws IOException {
        Located named = named(library);
        if (named != null) {
            return named;
        }
        Bundle bundle = bundle();
        String name = library;
        if (name == null) {
            String[] libraries = bundle.libraries();
            if (libraries.length == 0) {
                throw noBundle(bundle);
            }
            if (libraries.length > 1) {
                throw NoLibrary.notOne(bundle, libraries);
            }
            name = libraries[0];
            named = named(name);
            if (named != null) {
                return named;
            }
        }
        Platform platform = Host.platform();
        Candidate candidate = choose(bundle, name, platform);
        if (candidate == null) {
            throw noBundle(bundle);
        }
        Located cached = candidate.isPlainFile() ? null : cached(name, candidate, platform);
        return cached != null ? cached : new Placement(id, name, candidate, settings, platform.os()).place();
    }

    private RuntimeException noBundle(Bundle bundle) {
        JavaModule module = JavaModule.of(anchor == null ? Locator.class : anchor);
        return new NoBundle(bundle, module, Home.of(anchor)).failure();
    }

    private Located named(String name) {
        String named = settings.override(id, name);
        return named == null ? null : new NamedFile(id).find(named, name);
    }

    private Candidate choose(Bundle bundle, String name, Platform platform) throws IOException {
        String target = settings.target();
        String[] triples = target == null ? platform.triples() : new String[] {target};
        List<Candidate> candidates = bundle.candidates(name, triples);
        Published release = bundle.published(name);
        if (candidates.size() == 1) {
            Candidate only = candidates.get(0);
            boolean fits = target != null || only.refusal(platform) == null;
            if (fits && only.releaseRefusal(release) == null) {
                return only;
            }
        }
        return new Choice(bundle, name, platform, target).of(candidates, release);
    }

    /** The normal start. Everything for other cases is in classes of their own, which a normal start does not load. */
    private Located cached(String name, Candidate candidate, Platform platform) {
        try {
            Optional<CacheFolder> folder =
                    settings.readsCache() ? CacheFolder.of(settings, platform.os()) : Optional.<CacheFolder>empty();
            if (!folder.isPresent()) {
                return null;
            }
            Optional<Path> file = new Cache(folder.get(), settings).find(candidate.descriptor());
            return !file.isPresent() ? null : new Located(id, name, file.get(), Located.CACHE, candidate);
        } catch (UnusablePlaceException reportedByPlacement) {
            return null;
        }
    }
}
