package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.surface.AbiType;
import io.github.ferrule.plugin.surface.Scalar;
import io.github.ferrule.plugin.surface.Signature;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognizes the parameter that counts the elements behind the pointer before it. */
final class Lengths {

    private static final Pattern NAME =
            Pattern.compile("(\\w*_)?(len|length|size|count|num|n)|(n|num)_\\w+|\\w+len|\\w+(Len|Length|Size|Count)");

    private Lengths() {}

    /** Returns the type of the parameter if it is an integer with the name of a length: others may be an index. */
    static Optional<Scalar> of(Signature.Parameter parameter) {
        return of(parameter.name(), parameter.type());
    }

    /** Returns the type of the integer that the parameter points to if it has the name of a length. */
    static Optional<Scalar> ofPointee(Signature.Parameter parameter) {
        return parameter.type() instanceof AbiType.Pointer pointer && pointer.mutable()
                ? of(parameter.name(), pointer.pointee())
                : Optional.empty();
    }

    private static Optional<Scalar> of(String name, AbiType type) {
        boolean counts = type instanceof Scalar scalar
                && (scalar.kind() == Scalar.Kind.UNSIGNED || scalar.kind() == Scalar.Kind.SIGNED)
                && scalar != Scalar.C_CHAR
                && JavaValue.Number.isMappable(scalar)
                && NAME.matcher(name.replaceFirst("^_+", "")).matches();
        return counts ? Optional.of((Scalar) type) : Optional.empty();
    }
}
