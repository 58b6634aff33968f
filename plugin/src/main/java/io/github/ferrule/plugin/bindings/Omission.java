package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.surface.ExportedFunction;

/**
 * A function that has no method in the Java API.
 *
 * @param function the function
 * @param reason the reason
 */
public record Omission(ExportedFunction function, String reason) {

    @Override
    public String toString() {
        return function.symbol() + ": " + reason;
    }
}
