package io.github.ferrule.loader.store;

import java.io.File;
import java.io.IOException;

/**
 * The processes of this machine. Java 8 has no interface for them, so only Linux lists them, in {@code /proc}; on Java 9 and later,
 * the class of the same name in {@code src/main/java9} replaces this one.
 */
final class Processes {
    private static final String PROC = "/proc";

    private Processes() {}

    /** Returns the number of this process; empty if it is unknown. */
    static String own() {
        try {
            String name = new File(PROC, "self").getCanonicalFile().getName();
            return isNumber(name) ? name : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Returns true if a process of this number runs, or if that is unknown. */
    static boolean isAlive(long number) {
        return own().isEmpty() || new File(PROC, Long.toString(number)).exists();
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.charAt(0) >= '0' && name.charAt(0) <= '9';
    }
}
