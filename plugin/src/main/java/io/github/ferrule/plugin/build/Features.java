package io.github.ferrule.plugin.build;

import java.util.ArrayList;
import java.util.List;

/**
 * The cargo features to build with.
 *
 * @param named features to switch on
 * @param all true to enable all features
 * @param noDefault true to disable the default features
 */
public record Features(List<String> named, boolean all, boolean noDefault) {

    /** The crate's default features. */
    public static final Features DEFAULT = new Features(List.of(), false, false);

    public Features {
        named = List.copyOf(named);
    }

    /** These, and those of the others that are not among them. */
    Features and(List<String> more) {
        List<String> together = new ArrayList<>(named);
        more.stream().filter(feature -> !together.contains(feature)).forEach(together::add);
        return new Features(together, all, noDefault);
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (!named.isEmpty()) {
            arguments.addAll(List.of("--features", String.join(",", named)));
        }
        if (all) {
            arguments.add("--all-features");
        }
        if (noDefault) {
            arguments.add("--no-default-features");
        }
        return arguments;
    }
}
