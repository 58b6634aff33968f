package io.github.ferrule.loader.bundle;

import io.github.ferrule.loader.platform.Platform;
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
     * Ranks candidates. A plain file is what was just built, so it goes before any jar.
     *
     * @param candidates the better triple first, then in class path order
     * @param unchecked true if all of them fit the platform, because a setting asks for this very triple
     * @param release of the classes that call the library; empty if it is unknown
     */
    public static RankedCandidates of(
            List<Candidate> candidates, Platform platform, boolean unchecked, Optional<Release> release) {
        List<Candidate> files = new ArrayList<>(0);
        List<Candidate> inJars = new ArrayList<>(2);
        List<Refusal> refused = new ArrayList<>(0);
        for (Candidate candidate : candidates) {
            Optional<Refusal> refusal = candidate.releaseRefusal(release);
            if (!refusal.isPresent() && !unchecked) {
                refusal = candidate.refusal(platform);
            }
            if (refusal.isPresent()) {
                refused.add(refusal.get());
            } else {
                (candidate.isPlainFile() ? files : inJars).add(candidate);
            }
        }
        files.addAll(inJars);
        return new RankedCandidates(files, refused, candidates, release);
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
     * Returns a candidate that conflicts with the best one, even if it does not fit itself; empty if the choice is clear. Any
     * jar of the class path may claim to belong to the bundle, so none of two decides.
     */
    public Optional<Candidate> rival() {
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        Candidate best = fitting.get(0);
        if (best.isPlainFile() && best.mayBeInDevelopment()) {
            return jarBefore(best);
        }
        for (Candidate other : inOrder) {
            if (conflict(best.descriptor(), other.descriptor()) && !isDecided(other)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** Two releases conflict if they have different libraries, and in one release two descriptors of one target. */
    private static boolean conflict(Descriptor one, Descriptor other) {
        return one.version().equals(other.version())
                ? one.triple().equals(other.triple()) && !one.hasSameContent(other)
                : !one.sha256().equals(other.sha256());
    }

    /** Returns true if the jar of the calling class says that another release is meant. */
    private boolean isDecided(Candidate other) {
        return release.isPresent()
                && release.get().isOwn()
                && other.releaseRefusal(release).isPresent();
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
}
