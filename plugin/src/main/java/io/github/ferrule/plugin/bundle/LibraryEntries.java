package io.github.ferrule.plugin.bundle;

import io.github.ferrule.plugin.build.PropertiesText;
import io.github.ferrule.plugin.build.target.TargetTriple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The libraries in a jar, with their descriptors and index.
 *
 * @param coordinates the project that the libraries belong to
 * @param naming the names of folders
 */
record LibraryEntries(Coordinates coordinates, Naming naming) {

    /** Returns the libraries, a descriptor for each platform, and the index. */
    List<JarContent> of(List<BundledLibrary> libraries) {
        return of(
                libraries,
                libraries.stream().map(library -> library.built().library()).toList());
    }

    /** Returns the libraries, a descriptor for each platform, and an index of these names. */
    List<JarContent> of(List<BundledLibrary> libraries, Collection<String> names) {
        List<JarContent> contents = new ArrayList<>();
        for (BundledLibrary library : libraries) {
            String resource = resource(library);
            contents.add(new JarContent.Library(resource, library.built()));
            for (TargetTriple slice : library.built().target().triple().slices()) {
                TargetDescriptor descriptor = new TargetDescriptor(coordinates.version(), resource, slice, library);
                contents.add(JarContent.text(
                        layout().descriptor(slice, library.built().library()), descriptor.format()));
            }
        }
        contents.add(index(names));
        return contents;
    }

    /** Returns the list of the bundle's libraries. */
    JarContent index(Collection<String> libraries) {
        String names = libraries.stream().distinct().sorted().collect(Collectors.joining(","));
        return JarContent.text(
                layout().index(), PropertiesText.format(new TreeMap<>(Map.of("format", "1", "libraries", names))));
    }

    /** Returns the path of a library. */
    String resource(BundledLibrary library) {
        return naming.resource(
                library.built().target().triple(), library.built().library(), coordinates.version());
    }

    private BundleLayout layout() {
        return new BundleLayout(coordinates.bundleId());
    }
}
