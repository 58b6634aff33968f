package io.github.ferrule.plugin.build;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Names for this machine's folders, so that a library does not reveal where it was built, and has the same bytes anywhere.
 *
 * @param names the name of each folder in the library
 */
public record PathRemapping(Map<Path, String> names) {

    /** None: paths stay unchanged. */
    public static final PathRemapping NONE = new PathRemapping(Map.of());

    public PathRemapping {
        names = Map.copyOf(names);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Returns rustc's flags; rustc applies the last one that matches, so a folder comes before its subfolders. */
    List<String> flags() {
        return names.entrySet().stream()
                .sorted(Comparator.comparingInt(
                                (Map.Entry<Path, String> name) -> name.getKey().getNameCount())
                        .thenComparing(Map.Entry::getKey))
                .map(name -> "--remap-path-prefix=" + name.getKey() + "=" + name.getValue())
                .toList();
    }
}
