package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.BuiltLibrary;
import io.github.ferrule.plugin.build.PropertiesText;
import io.github.ferrule.plugin.symbols.SymbolFolder;
import io.github.ferrule.plugin.target.TargetTriple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of the jars of a release, before any is written.
 *
 * @param coordinates whose libraries these are
 * @param naming how things are called
 * @param attachments where the libraries are published
 */
public record Bundle(Coordinates coordinates, Naming naming, Set<Attachment> attachments) {

    /** The classifier of the jar with all platforms, where nobody names another. */
    public static final String ALL_PLATFORMS = "natives";

    /** The classifier of the jar for debuggers. */
    public static final String DEBUG = "debug";

    /** The libraries, their descriptors and the index. */
    public List<JarContent> contents(List<BundledLibrary> libraries) {
        List<JarContent> contents = new ArrayList<>();
        for (BundledLibrary library : libraries) {
            BuiltLibrary built = library.built();
            TargetTriple target = built.target().triple();
            String resource = resource(library);
            contents.add(new JarContent.File(resource, built.file()));
            for (TargetTriple slice : target.slices()) {
                TargetDescriptor descriptor = new TargetDescriptor(coordinates.version(), resource, slice, library);
                contents.add(text(layout().descriptor(slice, built.library()), descriptor.format()));
            }
        }
        contents.add(index(libraries.stream().map(it -> it.built().library())));
        return contents;
    }

    /** The entries of the jar for debuggers; none if no symbols were set apart. */
    public List<JarContent> debugSymbols(List<BundledLibrary> libraries) throws IOException {
        List<JarContent> contents = new ArrayList<>();
        for (BundledLibrary library : libraries) {
            BuiltLibrary built = library.built();
            SymbolFolder symbols = SymbolFolder.of(built);
            String folder = layout().symbols(built.target().triple(), built.library());
            for (Path file : symbols.files()) {
                String name = symbols.folder().relativize(file).toString().replace('\\', '/');
                contents.add(new JarContent.File(folder + name, file));
            }
        }
        return contents;
    }

    /** The entries of the jar of a classifier: the libraries, and what the module path and GraalVM need to see them. */
    public List<JarContent> jarContents(String classifier, List<BundledLibrary> libraries) throws IOException {
        List<JarContent> contents = contents(libraries);
        contents.addAll(new InventoryContents(coordinates.bundleId()).of(libraries));
        if (naming.modular()) {
            contents.addAll(new ModuleClasses(
                            ModuleName.of(coordinates, classifier.equals(naming.all()) ? ALL_PLATFORMS : classifier))
                    .contents());
        }
        contents.addAll(new NativeImageMetadata(coordinates, classifier).contents(resources(libraries)));
        return contents;
    }

    /** The jars, besides the project's own, that hold the libraries. */
    public List<PlannedJar> jars(List<BundledLibrary> libraries) {
        return attachments.stream()
                .flatMap(attachment -> attachment.jars(naming, libraries).stream())
                .toList();
    }

    /** The classifier of the jar that a library has for itself; nothing if it has none. */
    public Map<TargetTriple, String> thinJar(BundledLibrary library) {
        TargetTriple target = library.built().target().triple();
        return attachments.contains(Attachment.THIN)
                ? target.slices().stream()
                        .collect(Collectors.toMap(Function.identity(), slice -> naming.classifier(target)))
                : Map.of();
    }

    /** Whether the project's own jar is to hold the libraries. */
    public boolean isInMainJar() {
        return attachments.contains(Attachment.MAIN);
    }

    /** The entries that the project's own jar gets on top, where it is to hold the libraries. */
    public List<JarContent> mainJarLibraries(List<BundledLibrary> libraries) throws IOException {
        List<JarContent> contents = contents(libraries);
        contents.addAll(new InventoryContents(coordinates.bundleId()).of(libraries));
        contents.addAll(new NativeImageMetadata(coordinates, "").contents(resources(libraries)));
        return contents;
    }

    /** The entries of the main jar: what names every platform of the release. */
    public List<JarContent> mainJarContents(String library, List<TargetTriple> targets) {
        List<JarContent> contents = new ArrayList<>(new NativeImageMetadata(coordinates, "").contents(List.of()));
        contents.add(index(Stream.of(library)));
        contents.add(published(library, targets));
        return contents;
    }

    private String resource(BundledLibrary library) {
        return naming.resource(
                library.built().target().triple(), library.built().library(), coordinates.version());
    }

    private List<String> resources(List<BundledLibrary> libraries) {
        return libraries.stream().map(this::resource).toList();
    }

    private JarContent published(String library, List<TargetTriple> targets) {
        SortedMap<String, String> values = new TreeMap<>(Map.of(
                "format", "1",
                "groupId", coordinates.groupId(),
                "artifactId", coordinates.artifactId(),
                "version", coordinates.version()));
        if (attachments.contains(Attachment.ALL)) {
            values.put("natives", naming.all());
            targets.forEach(
                    target -> target.slices().forEach(slice -> values.put("classifier." + slice, naming.all())));
        }
        if (attachments.contains(Attachment.THIN)) {
            targets.forEach(target ->
                    target.slices().forEach(slice -> values.put("classifier." + slice, naming.classifier(target))));
        }
        return text(layout().published(library), PropertiesText.format(values));
    }

    private JarContent index(Stream<String> libraries) {
        String names = libraries.distinct().sorted().collect(Collectors.joining(","));
        return text(layout().index(), PropertiesText.format(new TreeMap<>(Map.of("format", "1", "libraries", names))));
    }

    /** Where the bundle's descriptors lie. */
    public BundleLayout layout() {
        return new BundleLayout(coordinates.bundleId());
    }

    private static JarContent.Text text(String path, String text) {
        return new JarContent.Text(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
