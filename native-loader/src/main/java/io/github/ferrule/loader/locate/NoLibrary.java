package io.github.ferrule.loader.locate;

import io.github.ferrule.loader.bundle.Bundle;
import io.github.ferrule.loader.bundle.BundleScan;
import io.github.ferrule.loader.bundle.Candidate;
import io.github.ferrule.loader.bundle.Descriptor;
import io.github.ferrule.loader.bundle.RankedCandidates;
import io.github.ferrule.loader.bundle.Refusal;
import io.github.ferrule.loader.bundle.Release;
import io.github.ferrule.loader.platform.Libc;
import io.github.ferrule.loader.platform.OperatingSystem;
import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.platform.Triples;
import io.github.ferrule.loader.problem.Code;
import io.github.ferrule.loader.problem.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Explains why no library of a bundle fits, and which would. It searches all jars, which is slow, but loading has failed anyway. */
final class NoLibrary {
    private final Bundle bundle;
    private final String library;
    private final Platform platform;
    private final Optional<String> forced;

    /** @param forced the triple that a setting asks for; empty if the platform decides */
    NoLibrary(Bundle bundle, String library, Platform platform, Optional<String> forced) {
        this.bundle = bundle;
        this.library = library;
        this.platform = platform;
        this.forced = forced;
    }

    /** Several libraries, and the caller named none. */
    static RuntimeException notOne(Bundle bundle, List<String> libraries) {
        return new Problem(Code.WHICH_LIBRARY, bundle.id() + ": the bundle has several libraries")
                .fact("it has " + String.join(", ", libraries))
                .remedy("name one:  NativeLoader.load(\"" + bundle.id() + "\", \"" + libraries.get(0) + "\", …)")
                .failure();
    }

    /** Returns the failure; empty if there is nothing of this bundle at all. */
    Optional<RuntimeException> failure() throws IOException {
        Optional<Release> release = bundle.release(library);
        List<Candidate> candidates = bundle.candidates(library, allTriples(release));
        if (forced.isPresent() && !candidates.isEmpty()) {
            return Optional.of(notForced(candidates));
        }
        RankedCandidates all = RankedCandidates.of(candidates, platform, false, release);
        return all.refused().isEmpty() && !release.isPresent()
                ? nothingAtAll()
                : Optional.of(nothingFits(candidates, all, release));
    }

    private RuntimeException nothingFits(List<Candidate> candidates, RankedCandidates all, Optional<Release> release) {
        Code code = code(all);
        Problem problem = new Problem(code, headline(code));
        for (Refusal refusal : all.refused()) {
            problem.fact("found  " + refusal.candidate()).fact("       refused: " + refusal.reason());
        }
        if (release.isPresent()) {
            problem.fact("published for " + String.join(", ", release.get().triples()));
        }
        if (code == Code.UNKNOWN_LIBC && platform.unreadable() != null) {
            problem.fact("cannot read " + platform.unreadable());
        }
        BundleScan scan = bundle.scan();
        List<String> broken = scan.broken();
        boolean missing = code == Code.NO_LIBRARY_FOR_PLATFORM && !broken.isEmpty();
        Set<String> unseen = candidates.isEmpty() ? scan.withLibrariesOf(bundle.id()) : Collections.<String>emptySet();
        for (String jar : unseen) {
            problem.fact("found  " + jar + ", which the class loader of the calling class does not see");
        }
        String remedy = missing ? remedyForBroken(broken) : remedy(code, release, all);
        return problem.facts(broken)
                .facts(code == Code.NO_LIBRARY_FOR_PLATFORM ? scan.absent() : Collections.<String>emptyList())
                .remedy(
                        unseen.isEmpty()
                                ? remedy
                                : remedyForUnseen(unseen.iterator().next()))
                .failure();
    }

    /** The jar is there, but the class loader does not search it. */
    static String remedyForUnseen(String jar) {
        return "let that class loader see the jar: put it where the jar of the calling class is, such as in the same"
                + "\nWEB-INF/lib or plugin folder, or pass a class as the anchor whose class loader sees " + jar;
    }

    private RuntimeException notForced(List<Candidate> candidates) {
        Problem problem = new Problem(
                Code.NO_LIBRARY_FOR_PLATFORM,
                bundle.id() + ": no library '" + library + "' for ferrule.target=" + forced.get());
        for (Candidate candidate : candidates) {
            problem.fact("found  " + candidate);
        }
        return problem.remedy(
                        "remove ferrule.target (environment: FERRULE_TARGET), or name the triple of a library above")
                .failure();
    }

    private Optional<RuntimeException> nothingAtAll() throws IOException {
        List<String> libraries = bundle.libraries();
        if (libraries.isEmpty()) {
            return Optional.empty();
        }
        if (libraries.contains(library)) {
            return Optional.of(new Problem(
                            Code.NO_LIBRARY_FOR_PLATFORM,
                            bundle.id() + ": no library '" + library + "' for any known platform")
                    .fact("listed in " + bundle.index().get() + ", and described nowhere")
                    .remedy(
                            "if this is a fat jar, keep META-INF/ferrule/** when packing it; otherwise build or download"
                                    + " the jar again")
                    .failure());
        }
        return Optional.of(
                new Problem(Code.WHICH_LIBRARY, bundle.id() + ": the bundle has no library '" + library + "'")
                        .fact("it has " + String.join(", ", libraries))
                        .remedy("name one of these")
                        .failure());
    }

    /** The jars that cannot be read come first, as one of them probably has the library. */
    static String remedyForBroken(List<String> broken) {
        for (String jar : broken) {
            if (jar.contains(NoPlace.NO_DESCRIPTORS)) {
                return NoPlace.REMEDY_FOR_DESCRIPTORS;
            }
        }
        return broken.get(0).endsWith(BundleScan.ABSENT) || broken.get(0).endsWith(BundleScan.NOT_A_JAR)
                ? "build or download the jar that does not exist, or correct the class path"
                : "delete the jar that cannot be read and fetch or build it again"
                        + " (below ~/.m2, mvn -U fetches it), or make it readable for this user";
    }

    private static String[] allTriples(Optional<Release> release) {
        Set<String> triples = new LinkedHashSet<>(Arrays.asList(Triples.known()));
        if (release.isPresent()) {
            triples.addAll(release.get().triples());
        }
        return triples.toArray(new String[0]);
    }

    /** The nearest miss names the error: a library that only needs a newer system explains more than one for another machine. */
    private Code code(RankedCandidates all) {
        Code nearest = platform.libc() == Libc.UNKNOWN ? Code.UNKNOWN_LIBC : Code.NO_LIBRARY_FOR_PLATFORM;
        for (Refusal refusal : all.refused()) {
            Code code = refusal.code();
            if (code == Code.GLIBC_TOO_OLD || code == Code.MACOS_TOO_OLD) {
                return code;
            }
            boolean near = code == Code.WRONG_LIBC
                    || code == Code.CONFLICTING_BUNDLES
                            && isFor(refusal.candidate().descriptor());
            nearest = near ? code : nearest;
        }
        return nearest;
    }

    private boolean isFor(Descriptor descriptor) {
        return Arrays.asList(platform.triples()).contains(descriptor.triple());
    }

    private String headline(Code code) {
        String what = bundle.id() + ": no library '" + library + "' ";
        switch (code) {
            case GLIBC_TOO_OLD:
            case MACOS_TOO_OLD:
                return what + "for a system as old as this: " + platform;
            case CONFLICTING_BUNDLES:
                return what + "of the release that its classes belong to";
            case WRONG_LIBC:
                return what + "for this C library: " + platform;
            default:
                return what + "for " + platform;
        }
    }

    private String remedy(Code code, Optional<Release> release, RankedCandidates all) {
        if (code == Code.UNKNOWN_LIBC) {
            return platform.unreadable() == null
                    ? "name the libraries that run here:  -Dferrule.target=" + platform.triples()[0]
                    : platform.unreadable().contains(NoPlace.NO_DESCRIPTORS)
                            ? NoPlace.REMEDY_FOR_DESCRIPTORS
                            : "the next call tries again; until then, name the libraries that run here:"
                                    + "  -Dferrule.target=" + platform.triples()[0];
        }
        if (code == Code.GLIBC_TOO_OLD) {
            return "run on a newer system, or rebuild with a lower floor:  <target>" + platform.triples()[0] + "."
                    + platform.systemVersion() + "</target>";
        }
        if (code == Code.MACOS_TOO_OLD) {
            return "run on a newer macOS, or rebuild with a lower MACOSX_DEPLOYMENT_TARGET";
        }
        Optional<String> jar = release.isPresent() ? classifier(release.get(), all) : Optional.empty();
        if (jar.isPresent() && bundle.module().isInRuntimeImage()) {
            String module = release.get().isOfAll(jar.get())
                    ? NativesModule.ofAll(bundle.id())
                    : NativesModule.of(bundle.id(), jar.get());
            return "add the module of its jar to the image:  jlink --add-modules …," + module;
        }
        if (jar.isPresent()) {
            return "add to the POM of the application:\n" + release.get().dependency(jar.get());
        }
        return code == Code.CONFLICTING_BUNDLES
                ? "use the natives jar of the same version as the classes, which is "
                        + release.get().version()
                : platform.os() == OperatingSystem.OTHER
                        ? "use a system that the library is published for"
                        : "ask for a build for this platform, or build one:  <target>" + platform.triples()[0]
                                + "</target>";
    }

    /** The classifier of the jar that would help: not for a triple whose library of this release was just refused. */
    private Optional<String> classifier(Release release, RankedCandidates all) {
        for (String triple : platform.triples()) {
            boolean helps = platform.libc() != Libc.UNKNOWN
                    && release.classifier(triple).isPresent()
                    && !isRefused(all, triple, release.version());
            if (helps) {
                return release.classifier(triple);
            }
        }
        return Optional.empty();
    }

    private static boolean isRefused(RankedCandidates all, String triple, String version) {
        for (Refusal refusal : all.refused()) {
            Descriptor descriptor = refusal.candidate().descriptor();
            if (descriptor.triple().equals(triple) && descriptor.version().equals(version)) {
                return true;
            }
        }
        return false;
    }
}
