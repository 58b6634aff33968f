package io.github.ferrule.plugin.publish;

/**
 * A dependency of the project that its users get too.
 *
 * @param groupId group
 * @param artifactId artifact
 * @param version version
 * @param classifier classifier; empty if it has none
 * @param api whether its classes are seen by those who compile against the project
 */
public record MavenDependency(String groupId, String artifactId, String version, String classifier, boolean api) {}
