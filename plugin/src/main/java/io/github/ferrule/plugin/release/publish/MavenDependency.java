package io.github.ferrule.plugin.release.publish;

import java.util.List;

/**
 * A dependency of the project that its users get too.
 *
 * @param groupId group
 * @param artifactId artifact
 * @param version version
 * @param classifier classifier; empty if it has none
 * @param api whether its classes are seen by those who compile against the project
 * @param exclusions what it must not bring along; {@code *} stands for any group or artifact
 */
public record MavenDependency(
        String groupId, String artifactId, String version, String classifier, boolean api, List<Exclusion> exclusions) {

    /** A group and an artifact that are left out. */
    public record Exclusion(String groupId, String artifactId) {}

    public MavenDependency {
        exclusions = List.copyOf(exclusions);
    }
}
