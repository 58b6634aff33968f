package io.github.ferrule.plugin.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names the jar's files to GraalVM's {@code native-image}, which leaves out every resource that nobody names.
 *
 * @param coordinates whose jar it is
 * @param classifier which jar; empty for the main one
 */
record NativeImageMetadata(Coordinates coordinates, String classifier) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The file for GraalVM for JDK 23 and later, and the one for those before. */
    List<JarContent> contents(List<String> resources) {
        String descriptors = new BundleLayout(coordinates.bundleId()).folder();
        List<Map<String, String>> globs = Stream.concat(Stream.of(descriptors + "**"), resources.stream())
                .sorted()
                .map(glob -> Map.of("glob", glob))
                .toList();
        List<Map<String, String>> patterns = Stream.concat(
                        Stream.of(Pattern.quote(descriptors) + ".*"),
                        resources.stream().map(Pattern::quote))
                .sorted()
                .map(pattern -> Map.of("pattern", pattern))
                .toList();
        return List.of(
                json("reachability-metadata.json", Map.of("resources", globs)),
                json("resource-config.json", Map.of("resources", Map.of("includes", patterns))));
    }

    private JarContent json(String file, Object value) {
        String folder = coordinates.artifactId() + (classifier.isEmpty() ? "" : "-" + classifier);
        String path = "META-INF/native-image/" + coordinates.groupId() + "/" + folder + "/" + file;
        try {
            return JarContent.text(path, JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts are JSON", e);
        }
    }
}
