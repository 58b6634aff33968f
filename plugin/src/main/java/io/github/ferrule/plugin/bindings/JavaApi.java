package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.surface.ExportedFunction;
import java.util.List;

/**
 * The Java API of a library: the same for every implementation.
 *
 * @param settings names and options
 * @param functions the functions that have a method, by symbol
 * @param freeing the functions that generated code calls to free what others return, by symbol
 * @param types the types in their signatures, by name
 * @param omissions the functions that have no method, by symbol
 * @param unusedRules what was configured, but fits nothing
 */
public record JavaApi(
        BindingSettings settings,
        List<JavaFunction> functions,
        List<ExportedFunction> freeing,
        List<JavaType> types,
        List<Omission> omissions,
        List<String> unusedRules) {

    public JavaApi {
        functions = List.copyOf(functions);
        freeing = List.copyOf(freeing);
        types = List.copyOf(types);
        omissions = List.copyOf(omissions);
        unusedRules = List.copyOf(unusedRules);
    }

    /** Returns the number of methods. */
    public int size() {
        return functions.size();
    }
}
