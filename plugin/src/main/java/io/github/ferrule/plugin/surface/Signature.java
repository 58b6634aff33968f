package io.github.ferrule.plugin.surface;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The signature of a function, or of a function pointer.
 *
 * @param abi the calling convention as Rust names it: {@code C}, {@code system}, {@code C-unwind}
 * @param parameters the parameters, in their order
 * @param result the result; {@link Scalar#VOID} if there is none
 * @param variadic true if more arguments may follow
 */
public record Signature(String abi, List<Parameter> parameters, AbiType result, boolean variadic) {

    public Signature {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter.
     *
     * @param name its name in the source; {@code _} if it has none
     * @param type its type
     */
    public record Parameter(String name, AbiType type) {}

    /** Returns the signature as Rust source, with a name for the function. */
    String rust(String name) {
        String list = parameters.stream()
                .map(it -> it.name() + ": " + it.type().rust())
                .collect(Collectors.joining(", "));
        return "extern \"" + abi + "\" fn" + (name.isEmpty() ? "" : " ") + name + "(" + list + (variadic ? ", ..." : "")
                + ")" + (result == Scalar.VOID ? "" : " -> " + result.rust());
    }
}
