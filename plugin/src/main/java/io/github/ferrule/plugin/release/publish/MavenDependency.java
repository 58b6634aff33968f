package io.github.ferrule.plugin.release.publish;

import java.util.List;

/**
 * A dependency of the project that its users get.
 *
 * @param groupId group
 * @param artifactId artifact
 * @param version version
 * @param classifier classifier; empty if it has none
 * @param api true if users see its classes when they compile against the project
 * @param exclusions its excluded dependencies; {@code *} matches any group or artifact
 */
public record MavenDependency(
        String groupId, String artifactId, String version, String classifier, boolean api, List<Exclusion> exclusions) {

    /** An excluded group and artifact. */
    public record Exclusion(String groupId, String artifactId) {}

    public MavenDependency {
        exclusions = List.copyOf(exclusions);
    }
}
