package io.github.ferrule.plugin.build;

import java.util.List;

/**
 * How a library came about.
 *
 * @param rustc version of the compiler
 * @param backend the backend that ran
 * @param profile cargo profile
 * @param features cargo features that were asked for
 */
public record Provenance(String rustc, String backend, String profile, List<String> features) {

    public Provenance {
        features = List.copyOf(features);
    }
}
