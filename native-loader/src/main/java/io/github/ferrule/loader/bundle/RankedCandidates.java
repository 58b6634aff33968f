package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Platform;
import io.github.ferrule.loader.platform.Version;
import io.github.ferrule.loader.problem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The candidates that fit a platform, the best first, and those that do not, with the reason. */
public final class RankedCandidates {
    private final List<Candidate> fitting;
    private final List<Refusal> refused;
    private final List<Candidate> inOrder;
    private final Optional<Release> release;

    private RankedCandidates(
            List<Candidate> fitting, List<Refusal> refused, List<Candidate> inOrder, Optional<Release> release) {
        this.fitting = fitting;
        this.refused = refused;
        this.inOrder = inOrder;
        this.release = release;
    }

    /**
     * @param candidates the better triple first, then in class path order
     * @param unchecked true if all of them fit the platform, because a setting asks for this very triple
     * @param release of the classes that call the library; empty if it is unknown
     */
    public static RankedCandidates of(
            List<Candidate> candidates, Platform platform, boolean unchecked, Optional<Release> release) {
        List<Candidate> fitting = new ArrayList<>(2);
        List<Refusal> refused = new ArrayList<>(0);
        for (Candidate candidate : candidates) {
            Optional<Refusal> refusal = candidate.releaseRefusal(release);
            if (!refusal.isPresent() && !unchecked) {
                refusal = candidate.refusal(platform);
            }
            if (refusal.isPresent()) {
                refused.add(refusal.get());
            } else {
                insert(fitting, candidate, platform.systemVersion() == null);
            }
        }
        return new RankedCandidates(fitting, refused, candidates, release);
    }

    private static void insert(List<Candidate> sorted, Candidate candidate, boolean versionUnknown) {
        int at = 0;
        while (at < sorted.size() && !isBetter(candidate, sorted.get(at), versionUnknown)) {
            at++;
        }
        sorted.add(at, candidate);
    }

    /**
     * A plain file is what was just built, so it goes before any jar. Of several builds of one triple the one with the
     * highest floor can use most of the system; where the system's version is not known, the lowest floor is safest.
     */
    private static boolean isBetter(Candidate candidate, Candidate other, boolean versionUnknown) {
        if (candidate.isPlainFile() != other.isPlainFile()) {
            return candidate.isPlainFile();
        }
        boolean sameTriple =
                candidate.descriptor().triple().equals(other.descriptor().triple());
        if (!sameTriple || candidate.isPlainFile()) {
            return false;
        }
        int order = compare(candidate.descriptor().glibc(), other.descriptor().glibc());
        return versionUnknown ? order < 0 : order > 0;
    }

    private static int compare(Version one, Version other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? -1 : 1;
        }
        return one.compareTo(other);
    }

    /** Returns the best candidate; empty if none fits. */
    public Optional<Candidate> best() {
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(0));
    }

    public List<Candidate> fitting() {
        return fitting;
    }

    public List<Refusal> refused() {
        return refused;
    }

    /** Returns the only candidate in the jar that the asking class came from. */
    public Optional<Candidate> own() {
        Optional<Candidate> own = Optional.empty();
        for (Candidate candidate : fitting) {
            if (candidate.isOwn()) {
                if (own.isPresent()) {
                    return Optional.empty();
                }
                own = Optional.of(candidate);
            }
        }
        return own;
    }

    /**
     * Returns a candidate from a jar that has as good a claim as the best one, but other bytes; empty if the choice is clear.
     * Two versions always conflict, whatever their floors, and even if only one of them fits.
     */
    public Optional<Candidate> rival() {
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        Candidate best = fitting.get(0);
        if (best.isPlainFile()) {
            return jarBefore(best);
        }
        for (Candidate other : fitting) {
            Descriptor library = other.descriptor();
            boolean sameClaim = !library.version().equals(best.descriptor().version())
                    || library.triple().equals(best.descriptor().triple())
                            && compare(library.glibc(), best.descriptor().glibc()) == 0;
            if (sameClaim && !library.sha256().equals(best.descriptor().sha256())) {
                return Optional.of(other);
            }
        }
        return ofAnotherVersion(best);
    }

    /** A jar of another version that comes before the folder: what is built here comes first, so the folder is not that. */
    private Optional<Candidate> jarBefore(Candidate file) {
        for (Candidate other : inOrder) {
            if (other == file) {
                return Optional.empty();
            }
            boolean conflicts = !other.isPlainFile()
                    && other.descriptor().triple().equals(file.descriptor().triple())
                    && !other.descriptor().version().equals(file.descriptor().version());
            if (conflicts) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private Optional<Candidate> ofAnotherVersion(Candidate best) {
        for (Refusal refusal : refused) {
            Candidate other = refusal.candidate();
            boolean decided =
                    refusal.code() == Code.CONFLICTING_BUNDLES && release.get().isOwn();
            if (!decided
                    && !other.descriptor().version().equals(best.descriptor().version())) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }
}
