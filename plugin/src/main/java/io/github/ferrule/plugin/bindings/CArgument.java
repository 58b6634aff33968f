package io.github.ferrule.plugin.bindings;

import io.github.ferrule.plugin.surface.AbiType;

/**
 * An argument of a C function, and where its value comes from.
 *
 * @param role the part of the Java value that it carries
 * @param parameter the parameter of the Java method, or the result that the function writes
 * @param type its type in C
 */
record CArgument(Role role, JavaParameter parameter, AbiType type) {

    /** The part of a Java value that an argument carries. */
    enum Role {
        /** The converted value, or its address. */
        VALUE,
        /** The number of elements of an array. */
        LENGTH,
        /** The pointer by which a callback is recognized. */
        CONTEXT,
        /** The address to which the function writes the result of the method. */
        RESULT,
        /** The address of the number of elements of the array before it, where the function writes the result of the method. */
        LENGTH_RESULT,
        /** The address to which the function writes the message of an error. */
        MESSAGE
    }
}
