package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.target.TargetTriple;

/**
 * The paths of the files in a bundle, as specified in {@code docs/bundle-format.md}.
 *
 * @param bundleId the bundle's id
 */
public record BundleLayout(String bundleId) {

    /** Returns the path of the descriptor of a library for one target. */
    public String descriptor(TargetTriple target, String library) {
        return folder() + library + "/" + target + ".properties";
    }

    /** Returns the path of the list of the bundle's libraries. */
    public String index() {
        return folder() + "index.properties";
    }

    /** Returns the path, in the main jar, of the list of the release's platforms. */
    public String published(String library) {
        return folder() + library + "/published.properties";
    }

    /** Returns the folder, in the jar for debuggers, of the symbols of a library for one target. */
    public String symbols(TargetTriple target, String library) {
        return "META-INF/debug/" + bundleId + "/" + library + "/" + target + "/";
    }

    /** Returns true for the path of a descriptor of a library. */
    boolean isDescriptor(String path) {
        return path.startsWith(folder())
                && path.endsWith(".properties")
                && path.substring(folder().length()).contains("/")
                && !path.endsWith("/published.properties");
    }

    /** Returns the folder of all descriptors of the bundle. */
    String folder() {
        return "META-INF/ferrule/" + bundleId + "/";
    }
}
