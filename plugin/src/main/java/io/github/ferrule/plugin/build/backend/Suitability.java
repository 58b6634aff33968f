package io.github.ferrule.plugin.build.backend;

/**
 * The answer of a backend to the question whether it can build a target here.
 *
 * @param suitable the verdict
 * @param reason why, in words that the plan prints
 */
public record Suitability(boolean suitable, String reason) {

    static Suitability yes(String reason) {
        return new Suitability(true, reason);
    }

    static Suitability no(String reason) {
        return new Suitability(false, reason);
    }
}
