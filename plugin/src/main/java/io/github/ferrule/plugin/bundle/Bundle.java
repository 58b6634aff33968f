package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.PropertiesText;
import io.github.ferrule.plugin.target.TargetTriple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of the jars of a release, before any is written.
 *
 * @param coordinates whose libraries these are
 */
public record Bundle(Coordinates coordinates) {

    /** The classifier of the jar with all platforms. */
    public static final String ALL_PLATFORMS = "natives";

    /** The entries of a jar with these libraries. */
    public List<JarContent> contents(List<BundledLibrary> libraries) {
        List<JarContent> contents = new ArrayList<>();
        for (BundledLibrary library : libraries) {
            BuiltLibrary built = library.built();
            TargetTriple target = built.target().triple();
            String resource = BundleLayout.resource(target, built.library());
            TargetDescriptor descriptor = new TargetDescriptor(coordinates.version(), resource, library);
            contents.add(new JarContent.File(resource, built.file()));
            contents.add(text(layout().descriptor(target, built.library()), descriptor.format()));
        }
        contents.add(index(libraries));
        return contents;
    }

    /** The entry of the main jar that names every platform of the release. */
    public JarContent.Text published(String library, List<TargetTriple> targets) {
        SortedMap<String, String> values = new TreeMap<>(Map.of(
                "format", "1",
                "groupId", coordinates.groupId(),
                "artifactId", coordinates.artifactId(),
                "version", coordinates.version(),
                "natives", ALL_PLATFORMS));
        targets.forEach(target -> values.put("classifier." + target, target.classifier()));
        return text(layout().published(library), PropertiesText.format(values));
    }

    private JarContent.Text index(List<BundledLibrary> libraries) {
        List<String> names = libraries.stream()
                .map(library -> library.built().library())
                .distinct()
                .sorted()
                .toList();
        return text(
                layout().index(),
                PropertiesText.format(new TreeMap<>(Map.of("format", "1", "libraries", String.join(",", names)))));
    }

    private BundleLayout layout() {
        return new BundleLayout(coordinates.bundleId());
    }

    private static JarContent.Text text(String path, String text) {
        return new JarContent.Text(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
