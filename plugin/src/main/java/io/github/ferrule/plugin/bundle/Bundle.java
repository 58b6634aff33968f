package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The content of the jars of a release, before they are written.
 *
 * @param coordinates the project that the libraries belong to
 * @param naming the names of folders and classifiers
 * @param attachments the kinds of jars to publish
 */
public record Bundle(Coordinates coordinates, Naming naming, Set<Attachment> attachments) {

    /** The default classifier of the jar with all platforms. */
    public static final String ALL_PLATFORMS = "natives";

    /** The classifier of the jar for debuggers. */
    public static final String DEBUG = "debug";

    /** Returns the paths of the bundle's descriptors. */
    public BundleLayout layout() {
        return new BundleLayout(coordinates.bundleId());
    }

    /** Returns the jars with libraries, without the project's own. */
    public List<PlannedJar> jars(List<BundledLibrary> libraries) {
        return attachments.stream()
                .flatMap(attachment -> attachment.jars(naming, libraries).stream())
                .toList();
    }

    /** Returns the classifier of the library's thin jar, if there is one. */
    public Map<TargetTriple, String> thinJar(BundledLibrary library) {
        TargetTriple target = library.built().target().triple();
        return attachments.contains(Attachment.THIN)
                ? target.slices().stream()
                        .collect(Collectors.toMap(Function.identity(), slice -> naming.classifier(target)))
                : Map.of();
    }

    /** Returns true if the project's own jar will contain the libraries. */
    public boolean isInMainJar() {
        return attachments.contains(Attachment.MAIN);
    }

    /** Returns the libraries, their descriptors, and an index of all libraries of these names. */
    public List<JarContent> contents(List<BundledLibrary> libraries, Collection<String> names) {
        return new LibraryEntries(coordinates, naming).of(libraries, names);
    }

    /** Returns the entries of a jar: the libraries, and the files that the module path and GraalVM need. */
    public List<JarContent> jarContents(String classifier, List<BundledLibrary> libraries, boolean ferruleLoader)
            throws IOException {
        List<JarContent> contents = describedContents(classifier, libraries);
        if (naming.modular()) {
            contents.addAll(new ModuleClasses(
                            ModuleName.of(coordinates, classifier.equals(naming.all()) ? ALL_PLATFORMS : classifier),
                            ferruleLoader)
                    .contents());
        }
        return contents;
    }

    /** Returns the entries to add to the project's own jar if it will contain the libraries. */
    public List<JarContent> mainJarLibraries(List<BundledLibrary> libraries) throws IOException {
        return describedContents("", libraries);
    }

    /** Returns the entries of the main jar that name every platform of the release. */
    public List<JarContent> mainJarContents(Collection<String> all, String library, List<TargetTriple> targets) {
        List<JarContent> contents = new ArrayList<>(new NativeImageMetadata(coordinates, "").contents(List.of()));
        contents.add(new LibraryEntries(coordinates, naming).index(all));
        contents.add(new PublishedPlatforms(coordinates, naming, attachments).content(library, targets));
        return contents;
    }

    /** Returns the entries of the jar for debuggers; none if no symbols were separated. */
    public List<JarContent> debugSymbols(List<BundledLibrary> libraries) throws IOException {
        return new DebugSymbolEntries(layout()).of(libraries);
    }

    private List<JarContent> describedContents(String classifier, List<BundledLibrary> libraries) throws IOException {
        LibraryEntries own = new LibraryEntries(coordinates, naming);
        List<JarContent> contents = own.of(libraries);
        contents.addAll(new SbomEntries(coordinates.bundleId()).of(classifier, libraries));
        contents.addAll(new NativeImageMetadata(coordinates, classifier)
                .contents(libraries.stream().map(own::resource).toList()));
        return contents;
    }
}
