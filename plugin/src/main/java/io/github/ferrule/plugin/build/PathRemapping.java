package io.github.ferrule.plugin.build;

import io.github.ferrule.plugin.build.target.TargetTriple;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names for this machine's folders, so that a library does not tell where it was built, and is the same wherever it is.
 *
 * @param names what each folder is called in the library
 */
public record PathRemapping(Map<Path, String> names) {

    /** None: paths stay as they are. */
    public static final PathRemapping NONE = new PathRemapping(Map.of());

    public PathRemapping {
        names = Map.copyOf(names);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /**
     * Cargo's arguments for a target. In a variable a flag could hold no space; cargo appends these to the flags of the
     * variable, as long as {@code RUSTFLAGS} does not mask both.
     */
    Stream<String> arguments(TargetTriple target) {
        if (isEmpty()) {
            return Stream.empty();
        }
        // rustc takes the last that fits, so what lies in another folder comes after it
        List<Map.Entry<Path, String>> ordered = names.entrySet().stream()
                .sorted(Comparator.comparingInt(name -> name.getKey().getNameCount()))
                .toList();
        String flags = ordered.stream()
                .map(name -> quote("--remap-path-prefix=" + name.getKey() + "=" + name.getValue()))
                .collect(Collectors.joining(","));
        return Stream.of("--config", "target." + target + ".rustflags=[" + flags + "]");
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
