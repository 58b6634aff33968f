package io.github.ferrule.loader.platform;

/** The C library that a Linux process runs on. */
public enum Libc {
    GNU("gnu"),
    MUSL("musl"),
    /** Linux, but nothing in the process tells which. */
    UNKNOWN("unknown"),
    /** The operating system leaves no choice. */
    NONE("none");

    private final String rustName;

    Libc(String rustName) {
        this.rustName = rustName;
    }

    /** Rustc's {@code target_env}, as descriptors spell it. */
    public String rustName() {
        return rustName;
    }
}
