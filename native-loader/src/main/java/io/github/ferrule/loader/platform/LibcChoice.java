package io.github.ferrule.loader.platform;

import java.util.List;

/** Tells the C library of a process from what is known about it. */
public final class LibcChoice {
    private LibcChoice() {}

    /**
     * @param interpreter of the running program, or null
     * @param mapped what the process has mapped
     * @param neededByJvm the libraries that {@code libjvm.so} was linked with; asked last
     */
    public static Libc decide(String interpreter, MappedLibc mapped, List<String> neededByJvm) {
        Libc named = ofInterpreter(interpreter);
        if (named == Libc.GNU && mapped.gnu() == null && mapped.musl() != null) {
            // Alpine's gcompat: a program for glibc that runs on musl all the same.
            return Libc.MUSL;
        }
        if (named != Libc.UNKNOWN) {
            return named;
        }
        if (mapped.gnu() != null != (mapped.musl() != null)) {
            return mapped.gnu() != null ? Libc.GNU : Libc.MUSL;
        }
        return ofNeeded(neededByJvm);
    }

    /** Whether {@link #decide} comes to its answer without {@code libjvm.so}. */
    static boolean isClear(String interpreter, MappedLibc mapped) {
        return ofInterpreter(interpreter) != Libc.UNKNOWN || mapped.gnu() != null != (mapped.musl() != null);
    }

    private static Libc ofInterpreter(String interpreter) {
        String base = interpreter == null ? "" : interpreter.substring(interpreter.lastIndexOf('/') + 1);
        if (base.startsWith("ld-musl-")) {
            return Libc.MUSL;
        }
        boolean gnu = base.startsWith("ld-linux") || base.startsWith("ld64.so.") || base.equals("ld.so.1");
        return gnu ? Libc.GNU : Libc.UNKNOWN;
    }

    private static Libc ofNeeded(List<String> needed) {
        for (String name : needed) {
            if (MappedLibc.isGnu(name)) {
                return Libc.GNU;
            }
            if (MappedLibc.isMusl(name)) {
                return Libc.MUSL;
            }
        }
        return Libc.UNKNOWN;
    }
}
