package io.github.ferrule.plugin.bundle;

/**
 * The Maven coordinates of the project whose libraries are bundled.
 *
 * @param groupId group
 * @param artifactId artifact
 * @param version version
 */
public record Coordinates(String groupId, String artifactId, String version) {

    /** Returns the bundle id, which the loader takes. */
    public String bundleId() {
        return groupId + "." + artifactId;
    }
}
