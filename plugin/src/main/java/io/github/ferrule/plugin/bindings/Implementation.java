package io.github.ferrule.plugin.bindings;

/** The technology by which generated code calls the library. */
public enum Implementation {
    /** JNA's direct mapping, from Java 11 on. */
    JNA,
    /** The Foreign Function and Memory API, from Java 22 on. */
    FFM
}
