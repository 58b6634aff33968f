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
        /** A subclass of JNA's {@code IntegerType}, which has a sign or not. */
        INTEGER_TYPE,
        /** JNA's boolean: 32 bits, any of them set means true. */
        BOOLEAN,
        /** A buffer or an array: memory of any type. */
        MEMORY,
        /** A string that JNA copies. */
        TEXT,
        /** A Java object, which native code sees through a reference of the JVM. */
        REFERENCE,
        /** Something that the user converts: not to be checked. */
        UNKNOWN
    }

    static JavaType unknown(String source) {
        return new JavaType(source, new AbiType.Opaque(source), Role.UNKNOWN);
    }
}
