package io.github.ferrule.plugin.build;

import java.util.List;

/**
 * The tools and settings that a library was built with.
 *
 * @param rustc version of the compiler
 * @param backend the backend that ran
 * @param profile cargo profile
 * @param features cargo features that were asked for
 * @param rustflags additional flags of rustc
 */
public record Provenance(String rustc, String backend, String profile, List<String> features, List<String> rustflags) {

    public Provenance {
        features = List.copyOf(features);
        rustflags = List.copyOf(rustflags);
    }
}
