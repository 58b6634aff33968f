package io.github.ferrule.plugin.build.target;

/** The C library that a target links: only Linux offers a choice that a loader must know. */
public enum Libc {
    GNU("gnu"),
    MUSL("musl"),
    /** The platform has one C library and nobody asks for its name. */
    PLATFORM("");

    private final String canonical;

    Libc(String canonical) {
        this.canonical = canonical;
    }

    /** Returns the name in descriptors; empty on systems with only one C library. */
    public String canonicalName() {
        return canonical;
    }
}
