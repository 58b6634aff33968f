package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Release;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.Cache;
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

    /** Returns the bundle as the asking class sees it. */
    public Bundle bundle() {
        return new Bundle(id, anchor);
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
        Optional<Located> named = named(library);
        if (named.isPresent()) {
            return named.get();
        }
        Bundle bundle = bundle();
        String name = library;
        if (name == null) {
            name = onlyLibrary(bundle);
            named = named(name);
            if (named.isPresent()) {
                return named.get();
            }
        }
        Platform platform = Platform.ofThisProcess();
        Optional<Candidate> chosen = choose(bundle, name, platform);
        if (!chosen.isPresent()) {
            throw new NoBundle(bundle).failure();
        }
        Candidate candidate = chosen.get();
        Optional<Located> cached = candidate.isPlainFile() ? Optional.empty() : cached(name, candidate, platform);
        return cached.isPresent() ? cached.get() : new Placement(id, name, candidate, settings, platform.os()).place();
    }

    private static String onlyLibrary(Bundle bundle) throws IOException {
        List<String> libraries = bundle.libraries();
        if (libraries.isEmpty()) {
            throw new NoBundle(bundle).failure();
        }
        if (libraries.size() > 1) {
            throw NoLibrary.notOne(bundle, libraries);
        }
        return libraries.get(0);
    }

    private Optional<Located> named(String name) {
        Optional<String> named = settings.override(id, name);
        return named.isPresent() ? new NamedFile(id).find(named.get(), name) : Optional.empty();
    }

    private Optional<Candidate> choose(Bundle bundle, String name, Platform platform) throws IOException {
        Optional<String> target = settings.target();
        List<Candidate> candidates = target.isPresent()
                ? bundle.candidates(name, target.get())
                : bundle.candidates(name, platform.triples());
        Optional<Release> release = bundle.release(name);
        if (candidates.size() == 1) {
            Candidate only = candidates.get(0);
            boolean fits = target.isPresent() || !only.refusal(platform).isPresent();
            if (fits && !only.releaseRefusal(release).isPresent()) {
                return Optional.of(only);
            }
        }
        return new LibraryChooser(bundle, name, platform, target).of(candidates, release);
    }

    /** The normal start. Everything for other cases is in classes of their own, which a normal start does not load. */
    private Optional<Located> cached(String name, Candidate candidate, Platform platform) {
        try {
            Optional<Cache> cache = settings.readsCache() ? Cache.of(settings, platform.os()) : Optional.empty();
            if (!cache.isPresent()) {
                return Optional.empty();
            }
            Optional<Path> file = cache.get().find(candidate.descriptor());
            return file.isPresent()
                    ? Optional.of(new Located(id, name, file.get(), Located.CACHE, candidate))
                    : Optional.empty();
        } catch (IOException reportedByPlacement) {
            return Optional.empty();
        }
    }
}
