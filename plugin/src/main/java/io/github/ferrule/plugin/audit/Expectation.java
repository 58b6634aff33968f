package io.github.ferrule.plugin.audit;

import io.github.ferrule.plugin.build.target.GlibcVersion;
import io.github.ferrule.plugin.build.target.TargetSpec;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Optional;

/**
 * What a library is supposed to be.
 *
 * @param triple the platform that it is meant for
 * @param source who says so
 * @param glibcFloor the oldest glibc that was promised
 * @param sha256 the content that the build recorded
 * @param rustFlags the flags that it was compiled with, as far as they are known
 */
public record Expectation(
        TargetTriple triple,
        Source source,
        Optional<GlibcVersion> glibcFloor,
        Optional<String> sha256,
        List<String> rustFlags) {

    /** Who says what a library is meant for. */
    public enum Source {
        BUILD("as built"),
        PATH("guessed from the path"),
        FILE("as the file says");

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

    /** A library that was built for a target. */
    public static Expectation built(TargetSpec target) {
        return new Expectation(target.triple(), Source.BUILD, target.glibcFloor(), Optional.empty(), List.of());
    }

    /** A library of which only the platform is known. */
    static Expectation of(TargetTriple triple, Source source) {
        return new Expectation(triple, source, Optional.empty(), Optional.empty(), List.of());
    }

    /** The same, with the content that the build recorded. */
    public Expectation withSha256(String digest) {
        return new Expectation(triple, source, glibcFloor, Optional.of(digest), rustFlags);
    }

    /** The same, with the flags that the compiler got. */
    public Expectation withRustFlags(List<String> flags) {
        return new Expectation(triple, source, glibcFloor, sha256, flags);
    }
}
