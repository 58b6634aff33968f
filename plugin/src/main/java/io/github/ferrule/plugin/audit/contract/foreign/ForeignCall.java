package io.github.ferrule.plugin.audit.contract.foreign;

import io.github.ferrule.plugin.surface.AbiType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A native function that Java looks up or calls through the foreign function API.
 *
 * @param symbol the name of the function
 * @param place where it is linked, or else looked up
 * @param types the types that it is linked with; empty if they are computed, or if it is only looked up
 * @param libraries the libraries that are searched by name; empty if only those that the program loaded
 * @param system true if the system's libraries are searched as well
 */
public record ForeignCall(String symbol, Place place, Optional<Types> types, Set<String> libraries, boolean system) {

    /**
     * A place in a class.
     *
     * @param className the class with slashes, {@code com/acme/Main}
     * @param method the method
     * @param sourceFile the name of the source file; empty if the class does not record it
     * @param line the line; 0 if the class does not record it
     */
    public record Place(String className, String method, String sourceFile, int line) {}

    /**
     * The types of a {@code FunctionDescriptor}.
     *
     * @param result the result; empty for void
     * @param parameters the parameters
     */
    public record Types(Optional<AbiType> result, List<AbiType> parameters) {}

    /** Returns the class as in source code. */
    public String type() {
        return place.className().replace('/', '.').replace('$', '.');
    }

    /** Returns class and method as in source code; a class alone for what its initializer links. */
    public String caller() {
        return place.method().startsWith("<") ? type() : type() + "." + place.method();
    }
}
