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

    /** The libraries, their descriptors and the index. */
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

    /** The entries of the jar of a classifier: the libraries, and what the module path and GraalVM need to see them. */
    public List<JarContent> jarContents(String classifier, List<BundledLibrary> libraries) {
        List<String> resources = libraries.stream()
                .map(it -> BundleLayout.resource(
                        it.built().target().triple(), it.built().library()))
                .toList();
        List<JarContent> contents = contents(libraries);
        contents.addAll(new ModuleClasses(ModuleName.of(coordinates, classifier)).contents());
        contents.addAll(new NativeImageMetadata(coordinates, classifier).contents(resources));
        return contents;
    }

    /** The entries of the main jar: what names every platform of the release. */
    public List<JarContent> mainJarContents(String library, List<TargetTriple> targets) {
        List<JarContent> contents = new ArrayList<>(new NativeImageMetadata(coordinates, "").contents(List.of()));
        contents.add(published(library, targets));
        return contents;
    }

    private JarContent published(String library, List<TargetTriple> targets) {
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
