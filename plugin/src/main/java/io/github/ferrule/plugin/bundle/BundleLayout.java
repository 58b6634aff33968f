package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.target.TargetTriple;

/**
 * Where things lie in a bundle; the page "What a bundle holds" of the documentation is its contract with readers.
 *
 * @param bundleId the bundle's id
 */
public record BundleLayout(String bundleId) {

    /** The path of the descriptor of a library for one target. */
    public String descriptor(TargetTriple target, String library) {
        return folder() + library + "/" + target + ".properties";
    }

    /** The path of the list of the bundle's libraries. */
    public String index() {
        return folder() + "index.properties";
    }

    /** The path, in the main jar, of the list of the platforms of a release. */
    public String published(String library) {
        return folder() + library + "/published.properties";
    }

    /** The folder, in the jar for debuggers, of the symbols of a library for one target. */
    public String symbols(TargetTriple target, String library) {
        return "META-INF/debug/" + bundleId + "/" + library + "/" + target + "/";
    }

    /** The folder of all that is said about the bundle. */
    String folder() {
        return "META-INF/ferrule/" + bundleId + "/";
    }
}
