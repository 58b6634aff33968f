package io.github.ferrule.plugin.build;

import java.util.ArrayList;
import java.util.List;

/**
 * How far cargo may go to find the versions of dependencies.
 *
 * @param locked whether {@code Cargo.lock} must be there and fit
 * @param frozen both of locked and offline
 * @param offline whether the network is off limits
 */
public record Resolution(boolean locked, boolean frozen, boolean offline) {

    /** As far as it needs to. */
    public static final Resolution FREE = new Resolution(false, false, false);

    /** No further than what is here. */
    Resolution asFrozen() {
        return new Resolution(locked, true, offline);
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (locked) {
            arguments.add("--locked");
        }
        if (frozen) {
            arguments.add("--frozen");
        }
        if (offline) {
            arguments.add("--offline");
        }
        return arguments;
    }
}
