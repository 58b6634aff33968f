package io.github.ferrule.plugin.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ferrule.plugin.support.json.JsonText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names the jar's files for GraalVM's {@code native-image}, which omits every resource that no metadata names.
 *
 * @param coordinates the project that the jar belongs to
 * @param classifier the classifier of the jar; empty for the main one
 */
record NativeImageMetadata(Coordinates coordinates, String classifier) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Returns the file for GraalVM for JDK 23 and later, and the one for earlier versions. */
    List<JarContent> contents(List<String> resources) {
        String descriptors = new BundleLayout(coordinates.bundleId()).folder();
        ObjectNode globs = JSON.objectNode();
        ArrayNode named = globs.putArray("resources");
        Stream.concat(Stream.of(descriptors + "**"), resources.stream())
                .sorted()
                .forEach(glob -> named.addObject().put("glob", glob));
        ObjectNode patterns = JSON.objectNode();
        ArrayNode included = patterns.putObject("resources").putArray("includes");
        Stream.concat(
                        Stream.of(Pattern.quote(descriptors) + ".*"),
                        resources.stream().map(Pattern::quote))
                .sorted()
                .forEach(pattern -> included.addObject().put("pattern", pattern));
        return List.of(json("reachability-metadata.json", globs), json("resource-config.json", patterns));
    }

    private JarContent json(String file, ObjectNode value) {
        String folder = coordinates.artifactId() + (classifier.isEmpty() ? "" : "-" + classifier);
        String path = "META-INF/native-image/" + coordinates.groupId() + "/" + folder + "/" + file;
        return new JarContent.Document(path, JsonText.format(value));
    }
}
