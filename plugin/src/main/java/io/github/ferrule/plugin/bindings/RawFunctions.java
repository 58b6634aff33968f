package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.ExportedFunction;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;

/** The functions that Java can call without any conversion. */
final class RawFunctions {

    private RawFunctions() {}

    /** Returns true if all arguments are numbers or pointers. */
    static boolean isCallable(ExportedFunction function) {
        Signature signature = function.signature();
        return !signature.variadic()
                && !function.symbol().startsWith("Java_")
                && (signature.abi().startsWith("C") || signature.abi().startsWith("system"))
                && isPlain(signature.result())
                && signature.parameters().stream().allMatch(it -> isPlain(it.type()));
    }

    private static boolean isPlain(AbiType type) {
        return type instanceof AbiType.Pointer
                || type instanceof AbiType.FunctionPointer
                || type instanceof Scalar scalar && JavaValue.Number.isMappable(scalar);
    }
}
