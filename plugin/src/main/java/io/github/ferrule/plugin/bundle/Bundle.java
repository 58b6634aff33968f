package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** Where the bundle's descriptors lie. */
    public BundleLayout layout() {
        return new BundleLayout(coordinates.bundleId());
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

    /** The libraries, their descriptors and the index. */
    public List<JarContent> contents(List<BundledLibrary> libraries) {
        return new DescribedLibraries(coordinates, naming).of(libraries);
    }

    /** The entries of the jar of a classifier: the libraries, and what the module path and GraalVM need to see them. */
    public List<JarContent> jarContents(String classifier, List<BundledLibrary> libraries) throws IOException {
        List<JarContent> contents = describedContents(classifier, libraries);
        if (naming.modular()) {
            contents.addAll(new ModuleClasses(
                            ModuleName.of(coordinates, classifier.equals(naming.all()) ? ALL_PLATFORMS : classifier))
                    .contents());
        }
        return contents;
    }

    /** The entries that the project's own jar gets on top, where it is to hold the libraries. */
    public List<JarContent> mainJarLibraries(List<BundledLibrary> libraries) throws IOException {
        return describedContents("", libraries);
    }

    /** The entries of the main jar: what names every platform of the release. */
    public List<JarContent> mainJarContents(String library, List<TargetTriple> targets) {
        List<JarContent> contents = new ArrayList<>(new NativeImageMetadata(coordinates, "").contents(List.of()));
        contents.add(new DescribedLibraries(coordinates, naming).index(List.of(library)));
        contents.add(new PublishedPlatforms(coordinates, naming, attachments).content(library, targets));
        return contents;
    }

    /** The entries of the jar for debuggers; none if no symbols were set apart. */
    public List<JarContent> debugSymbols(List<BundledLibrary> libraries) throws IOException {
        return new SymbolContents(layout()).of(libraries);
    }

    private List<JarContent> describedContents(String classifier, List<BundledLibrary> libraries) throws IOException {
        DescribedLibraries own = new DescribedLibraries(coordinates, naming);
        List<JarContent> contents = own.of(libraries);
        contents.addAll(new InventoryContents(coordinates.bundleId()).of(libraries));
        contents.addAll(new NativeImageMetadata(coordinates, classifier)
                .contents(libraries.stream().map(own::resource).toList()));
        return contents;
    }
}
