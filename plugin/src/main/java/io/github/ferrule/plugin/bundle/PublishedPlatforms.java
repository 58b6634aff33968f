package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.PropertiesText;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The main jar's list of the other jars of the release, so that the loader can name a missing one.
 *
 * @param coordinates the release
 * @param naming the names of its jars
 * @param attachments the kinds of its jars
 */
record PublishedPlatforms(Coordinates coordinates, Naming naming, Set<Attachment> attachments) {

    JarContent content(String library, List<TargetTriple> targets) {
        SortedMap<String, String> values = new TreeMap<>(Map.of(
                "format", "1",
                "groupId", coordinates.groupId(),
                "artifactId", coordinates.artifactId(),
                "version", coordinates.version()));
        values.put(
                "platforms",
                targets.stream()
                        .flatMap(target -> target.slices().stream())
                        .map(TargetTriple::text)
                        .sorted()
                        .collect(Collectors.joining(",")));
        if (attachments.contains(Attachment.ALL)) {
            values.put("natives", naming.all());
            targets.forEach(
                    target -> target.slices().forEach(slice -> values.put("classifier." + slice, naming.all())));
        }
        if (attachments.contains(Attachment.THIN)) {
            targets.forEach(target ->
                    target.slices().forEach(slice -> values.put("classifier." + slice, naming.classifier(target))));
        }
        String path = new BundleLayout(coordinates.bundleId()).published(library);
        return JarContent.text(path, PropertiesText.format(values));
    }
}
