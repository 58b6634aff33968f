package io.github.ferrule.loader.platform;

import java.util.List;

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

    /**
     * Tells the C library of a process from what is known about it.
     *
     * @param interpreter of the running program, or null
     * @param mapped what the process has mapped
     * @param neededByJvm the libraries that {@code libjvm.so} was linked with; asked last
     */
    public static Libc decide(String interpreter, MappedLibc mapped, List<String> neededByJvm) {
        Libc named = ofInterpreter(interpreter);
        if (named == GNU && mapped.gnu() == null && mapped.musl() != null) {
            // Alpine's gcompat: a program for glibc that runs on musl all the same.
            return MUSL;
        }
        if (named != UNKNOWN) {
            return named;
        }
        if (mapped.isClear()) {
            return mapped.gnu() != null ? GNU : MUSL;
        }
        return ofNeeded(neededByJvm);
    }

    /** Whether {@link #decide} comes to its answer without {@code libjvm.so}. */
    static boolean isClear(String interpreter, MappedLibc mapped) {
        return ofInterpreter(interpreter) != UNKNOWN || mapped.isClear();
    }

    private static Libc ofInterpreter(String interpreter) {
        String base = interpreter == null ? "" : interpreter.substring(interpreter.lastIndexOf('/') + 1);
        if (base.startsWith("ld-musl-")) {
            return MUSL;
        }
        boolean gnu = base.startsWith("ld-linux") || base.startsWith("ld64.so.") || base.equals("ld.so.1");
        return gnu ? GNU : UNKNOWN;
    }

    private static Libc ofNeeded(List<String> needed) {
        for (String name : needed) {
            if (MappedLibc.isGnu(name)) {
                return GNU;
            }
            if (MappedLibc.isMusl(name)) {
                return MUSL;
            }
        }
        return UNKNOWN;
    }
}
