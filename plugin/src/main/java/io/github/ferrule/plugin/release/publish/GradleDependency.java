package io.github.ferrule.plugin.release.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A dependency in Gradle's format. */
final class GradleDependency {

    private GradleDependency() {}

    static Map<String, Object> of(MavenDependency dependency) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("group", dependency.groupId());
        values.put("module", dependency.artifactId());
        values.put("version", Map.of("requires", dependency.version()));
        if (!dependency.exclusions().isEmpty()) {
            values.put(
                    "excludes",
                    dependency.exclusions().stream()
                            .map(it -> new TreeMap<>(Map.of("group", it.groupId(), "module", it.artifactId())))
                            .toList());
        }
        if (!dependency.classifier().isEmpty()) {
            values.put("thirdPartyCompatibility", Map.of("artifactSelector", selector(dependency)));
        }
        return values;
    }

    private static Map<String, Object> selector(MavenDependency dependency) {
        Map<String, Object> selector = new LinkedHashMap<>();
        Stream.of("type", "extension").forEach(key -> selector.put(key, "jar"));
        selector.put("name", dependency.artifactId());
        selector.put("classifier", dependency.classifier());
        return selector;
    }
}
