package io.github.ferrule.plugin.audit.contract.type;

import io.github.ferrule.plugin.surface.AbiType;

/**
 * A type of a Java declaration.
 *
 * @param source the type as Java source, {@code long}
 * @param abi the type that JNA or the JVM makes of it
 * @param role the precision with which it represents a type of C
 */
record JavaType(String source, AbiType abi, Role role) {

    /** The precision with which a type represents a type of C. */
    enum Role {
        /** For exactly one. */
        EXACT,
        /** JNA's boolean: 32 bits, any of them set means true. */
        BOOLEAN,
        /** A buffer or an array: memory of any type. */
        MEMORY,
        /** A string that JNA copies. */
        TEXT,
        /** Something that the user converts: not to be checked. */
        UNKNOWN
    }

    static JavaType unknown(String source) {
        return new JavaType(source, new AbiType.Opaque(source), Role.UNKNOWN);
    }
}
