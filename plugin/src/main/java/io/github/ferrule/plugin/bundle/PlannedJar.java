package io.github.ferrule.plugin.bundle;

import java.util.List;

/**
 * A natives jar to write.
 *
 * @param classifier its classifier
 * @param libraries the libraries in it
 */
public record PlannedJar(String classifier, List<BundledLibrary> libraries) {

    public PlannedJar {
        libraries = List.copyOf(libraries);
    }
}
