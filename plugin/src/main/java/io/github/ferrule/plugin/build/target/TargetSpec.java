package io.github.ferrule.plugin.build.target;

import io.github.ferrule.plugin.support.problem.FerruleException;
import io.github.ferrule.plugin.support.problem.Problem;
import io.github.ferrule.plugin.support.problem.ProblemCode;
import java.util.Optional;

/**
 * A target triple and, where it names glibc, the oldest glibc the library must load on.
 *
 * @param triple the target
 * @param glibcFloor the oldest glibc; absent means whatever the backend links
 */
public record TargetSpec(TargetTriple triple, Optional<GlibcVersion> glibcFloor) {

    // cargo-zigbuild passes any number on, and zig quietly links its newest glibc for one that it does not know
    private static final GlibcVersion NEWEST_GLIBC = new GlibcVersion(2, 43);

    /**
     * Parses {@code x86_64-unknown-linux-gnu} or, with a floor, {@code x86_64-unknown-linux-gnu.2.17}.
     *
     * @throws FerruleException if the triple is malformed, or Rust does not support the floor there
     */
    public static TargetSpec parse(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            return new TargetSpec(TargetTriple.parse(text), Optional.empty());
        }
        TargetTriple triple = TargetTriple.parse(text.substring(0, point));
        return new TargetSpec(triple, Optional.of(floor(triple, text.substring(point + 1))));
    }

    /** The text that cargo-zigbuild takes after {@code --target}. */
    @Override
    public String toString() {
        return triple + glibcFloor.map(version -> "." + version).orElse("");
    }

    private static GlibcVersion floor(TargetTriple triple, String text) {
        if (triple.libc() != Libc.GNU) {
            throw Problem.of(ProblemCode.FLOOR_WITHOUT_GLIBC, triple + ": has a glibc floor ." + text + " but no glibc")
                    .remedy("write  <target>" + triple + "</target>")
                    .asException();
        }
        GlibcVersion oldest = triple.architecture().oldestGlibc();
        return GlibcVersion.parse(text)
                .filter(version -> version.compareTo(oldest) >= 0 && version.compareTo(NEWEST_GLIBC) <= 0)
                .orElseThrow(() -> invalidFloor(triple, text, oldest));
    }

    private static FerruleException invalidFloor(TargetTriple triple, String text, GlibcVersion oldest) {
        return Problem.of(ProblemCode.INVALID_GLIBC_FLOOR, triple + ": '" + text + "' is not a glibc floor")
                .fact("supported there: glibc " + oldest + " to " + NEWEST_GLIBC)
                .remedy("write  <target>" + triple + "." + oldest + "</target>")
                .asException();
    }
}
