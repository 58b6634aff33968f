package io.github.ferrule.loader.diagnose;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.RankedCandidates;
import io.github.ferrule.loader.bundle.Refusal;
import io.github.ferrule.loader.bundle.Release;
import io.github.ferrule.loader.locate.Locator;
import io.github.ferrule.loader.platform.Libc;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.platform.Triples;
import io.github.ferrule.loader.problem.LoadFailure;
import io.github.ferrule.loader.problem.Printable;
import io.github.ferrule.loader.settings.Settings;
import io.github.ferrule.loader.store.Cache;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Everything about one bundle in one process, as text. */
public final class Diagnosis {
    private static final String[] SETTINGS = {
        "ferrule.cache",
        "ferrule.extract",
        "ferrule.verify",
        "ferrule.target",
        "java.io.tmpdir",
        "user.home",
        "jna.tmpdir"
    };

    private final String id;
    private final Class<?> anchor;
    private final Locator locator;
    private final Settings settings;
    private final StringBuilder text = new StringBuilder();

    /** @param anchor the class whose loader sees the jars; null for the thread's context class loader */
    public Diagnosis(String id, Class<?> anchor, Settings settings) {
        this.id = id;
        this.anchor = anchor;
        this.locator = new Locator(id, null, anchor, settings);
        this.settings = settings;
    }

    /** The whole report, each line ended. */
    public String text() {
        Platform platform = Platform.ofThisProcess();
        line("bundle", id);
        line("system", platform.toString());
        line("triples", String.join(", ", platform.triples()));
        line("jvm", property("java.vm.name") + " " + property("java.runtime.version") + ", " + property("java.home"));
        if (platform.libc() == Libc.MUSL) {
            line("note", "on musl, JNA crashes if a CallbackThreadInitializer names the thread: give it no name");
        }
        settings();
        try {
            bundle(locator.bundle(), platform);
        } catch (IOException | LoadFailure e) {
            line("broken", e.toString());
        }
        outcome();
        return text.toString();
    }

    private void settings() {
        for (String name : SETTINGS) {
            String environment = Settings.environmentName(name);
            if (settings.property(name) != null) {
                line("setting", name + "=" + settings.property(name));
            } else if (settings.environment(environment) != null) {
                line("setting", environment + "=" + settings.environment(environment));
            }
        }
        try {
            line(
                    "cache",
                    Cache.of(settings, Platform.ofThisProcess().os())
                            .map(cache -> cache.entries().toString())
                            .orElse("none: this user has no home folder"));
        } catch (IOException e) {
            line("cache", "none: " + e.getMessage());
        }
    }

    private void bundle(Bundle bundle, Platform platform) throws IOException {
        line("index", bundle.index().map(URL::toString).orElse("none: the class path has no such bundle"));
        for (String library : bundle.libraries()) {
            line("library", library);
            Optional<Release> release = bundle.release(library);
            if (release.isPresent()) {
                line(
                        "published",
                        release.get().version() + " for "
                                + String.join(", ", release.get().triples()));
            }
            candidates(bundle.candidates(library, Triples.known()), platform, release);
        }
        for (String broken : bundle.scan().broken()) {
            line("broken", broken);
        }
    }

    private void candidates(List<Candidate> candidates, Platform platform, Optional<Release> release) {
        RankedCandidates ranked = RankedCandidates.of(candidates, platform, false, release);
        for (Candidate candidate : ranked.fitting()) {
            line("fits", candidate.toString());
        }
        for (Refusal refusal : ranked.refused()) {
            line("refused", refusal.candidate() + ": " + refusal.reason());
        }
    }

    private void outcome() {
        for (String library : libraries()) {
            try {
                line(
                        "result",
                        new Locator(id, library, anchor, settings).locate().toString());
            } catch (LoadFailure e) {
                line("result", e.getMessage());
            }
        }
    }

    /** Null for the only library, where nothing else is known. */
    private List<String> libraries() {
        try {
            List<String> libraries = locator.bundle().libraries();
            return libraries.isEmpty() ? Collections.singletonList(null) : libraries;
        } catch (IOException | LoadFailure alreadyReported) {
            return Collections.singletonList(null);
        }
    }

    private String property(String name) {
        return String.valueOf(settings.property(name));
    }

    private void line(String key, String value) {
        text.append(key);
        for (int i = key.length(); i < 10; i++) {
            text.append(' ');
        }
        for (String part : value.split("\n")) {
            text.append(Printable.of(part)).append('\n');
        }
    }
}
