package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.Published;
import io.github.ferrule.loader.bundle.Refusal;
import io.github.ferrule.loader.bundle.Selection;
import io.github.ferrule.loader.platform.Libc;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.platform.Triples;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Says why no library of a bundle fits, and what would. Runs only when loading has failed, so it may look around. */
final class Explanation {
    private final Bundle bundle;
    private final String library;
    private final Platform platform;

    Explanation(Bundle bundle, String library, Platform platform) {
        this.bundle = bundle;
        this.library = library;
        this.platform = platform;
    }

    static RuntimeException noBundle(Bundle bundle) {
        return new Problem(Code.NO_BUNDLE, bundle.id() + ": the class path has no native libraries of this id")
                .fact("looked for " + bundle.indexName())
                .remedy("add the dependency on its natives jar (<classifier>natives</classifier>), or check the id:"
                        + " it is <groupId>.<artifactId>")
                .failure();
    }

    /** Nobody named a library, and the bundle has none or several. */
    static RuntimeException notOne(Bundle bundle, String[] libraries) {
        if (libraries.length == 0) {
            return noBundle(bundle);
        }
        return new Problem(Code.WHICH_LIBRARY, bundle.id() + ": the bundle has several libraries")
                .fact("it has " + String.join(", ", libraries))
                .remedy("name one:  NativeLoader.load(\"" + bundle.id() + "\", \"" + libraries[0] + "\", …)")
                .failure();
    }

    RuntimeException failure() throws IOException {
        Published published = bundle.published(library);
        Selection all = Selection.of(bundle.candidates(library, allTriples(published)), platform, false);
        if (all.refused().isEmpty() && published == null) {
            return nothingAtAll();
        }
        Code code = code(all);
        Problem problem = new Problem(code, headline(code));
        for (Refusal refusal : all.refused()) {
            problem.fact("found  " + refusal.candidate()).fact("       refused: " + refusal.reason());
        }
        if (published != null) {
            problem.fact("published for " + String.join(", ", published.triples()));
        }
        return problem.remedy(remedy(code, published)).failure();
    }

    private RuntimeException nothingAtAll() throws IOException {
        String[] libraries = bundle.libraries();
        if (libraries.length == 0 || Arrays.asList(libraries).contains(library)) {
            return noBundle(bundle);
        }
        return new Problem(Code.WHICH_LIBRARY, bundle.id() + ": the bundle has no library '" + library + "'")
                .fact("it has " + String.join(", ", libraries))
                .remedy("name one of these")
                .failure();
    }

    private static String[] allTriples(Published published) {
        Set<String> triples = new LinkedHashSet<>(Arrays.asList(Triples.known()));
        if (published != null) {
            triples.addAll(published.triples());
        }
        return triples.toArray(new String[0]);
    }

    /** The nearest miss names the error: a library that only wants a newer system says more than one for another machine. */
    private Code code(Selection all) {
        Code nearest = platform.libc() == Libc.UNKNOWN ? Code.UNKNOWN_LIBC : Code.NO_LIBRARY_FOR_PLATFORM;
        for (Refusal refusal : all.refused()) {
            Code code = refusal.code();
            if (code == Code.GLIBC_TOO_OLD || code == Code.MACOS_TOO_OLD) {
                return code;
            }
            nearest = code == Code.WRONG_LIBC ? code : nearest;
        }
        return nearest;
    }

    private String headline(Code code) {
        String what = bundle.id() + ": no library '" + library + "' ";
        switch (code) {
            case GLIBC_TOO_OLD:
            case MACOS_TOO_OLD:
                return what + "for a system as old as this: " + platform;
            case WRONG_LIBC:
                return what + "for this C library: " + platform;
            default:
                return what + "for " + platform;
        }
    }

    private String remedy(Code code, Published published) {
        if (code == Code.UNKNOWN_LIBC) {
            return "say which libraries run here:  -Dferrule.target=" + platform.triples()[0];
        }
        String dependency = published == null ? null : dependency(published);
        if (dependency != null) {
            return "add to the POM of the application:\n" + dependency;
        }
        if (code == Code.GLIBC_TOO_OLD) {
            return "run on a newer system, or rebuild with a lower floor:  <target>" + platform.triples()[0] + "."
                    + platform.systemVersion() + "</target>";
        }
        return code == Code.MACOS_TOO_OLD
                ? "run on a newer macOS, or rebuild with a lower MACOSX_DEPLOYMENT_TARGET"
                : "ask for a build for this platform, or build one:  <target>" + platform.triples()[0] + "</target>";
    }

    private String dependency(Published published) {
        for (String triple : platform.triples()) {
            boolean here = platform.libc() != Libc.UNKNOWN && published.dependency(triple) != null;
            if (here) {
                return published.dependency(triple);
            }
        }
        return null;
    }
}
