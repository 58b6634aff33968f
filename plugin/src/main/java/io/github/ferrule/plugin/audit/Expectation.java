package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.build.target.GlibcVersion;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;

/**
 * The properties that a library should have.
 *
 * @param triple the platform that it is meant for
 * @param source the source of that platform
 * @param glibcFloor the oldest glibc that the library must load on
 * @param sha256 the checksum that the build recorded
 * @param rustFlags the flags that it was compiled with, as far as known
 * @param profile the cargo profile that it was built with; release if unknown
 */
public record Expectation(
        TargetTriple triple,
        Source source,
        Optional<GlibcVersion> glibcFloor,
        Optional<String> sha256,
        List<String> rustFlags,
        String profile) {

    private static final String RELEASE = "release";

    /** The source from which the platform of a library is known. */
    public enum Source {
        BUILD("as built"),
        PATH("guessed from the path"),
        FILE("from the file");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Copies the list. */
    public Expectation {
        rustFlags = List.copyOf(rustFlags);
    }

    /** Describes a library that was built for a target. */
    public static Expectation built(TargetSpec target) {
        return new Expectation(
                target.triple(), Source.BUILD, target.glibcFloor(), Optional.empty(), List.of(), RELEASE);
    }

    /** Describes a library of which only the platform is known. */
    static Expectation of(TargetTriple triple, Source source) {
        return new Expectation(triple, source, Optional.empty(), Optional.empty(), List.of(), RELEASE);
    }

    /** Returns the same for a library that this build made. */
    Expectation ofThisBuild() {
        return new Expectation(triple, Source.BUILD, glibcFloor, sha256, rustFlags, profile);
    }

    /** Adds the checksum that the build recorded. */
    public Expectation withSha256(String digest) {
        return new Expectation(triple, source, glibcFloor, Optional.of(digest), rustFlags, profile);
    }

    /** Adds the flags that rustc was called with. */
    public Expectation withRustFlags(List<String> flags) {
        return new Expectation(triple, source, glibcFloor, sha256, flags, profile);
    }

    /** Adds the cargo profile. */
    public Expectation withProfile(String name) {
        return new Expectation(triple, source, glibcFloor, sha256, rustFlags, name);
    }
}
